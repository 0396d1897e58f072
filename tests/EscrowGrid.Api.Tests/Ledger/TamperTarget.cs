using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Verification;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>What the attacker finds.</summary>
internal sealed record TamperTarget(IReadOnlyList<PositionHistory> Histories, IReadOnlyList<SealedLeaves> Checkpoints)
{
    /// <summary>Kept by somebody else before the attack.</summary>
    public TrustedCheckpoint Trusted { get; } =
        new(Checkpoints[^1].Checkpoint.Number, Checkpoints[^1].Checkpoint.Hash.ToString());

    public IReadOnlyList<PositionHistory> SealedHistories { get; } =
    [
        .. Histories.Where(history => history.Ledger.All(logged =>
            Checkpoints.Any(found => found.Leaves.Any(leaf => leaf.Id.ToString() == logged.Row.Id)))),
    ];
}
