using EscrowGrid.Core.Ledger.Verification;

namespace EscrowGrid.Api.Ledger;

/// <summary>How the ledger compares with the checkpoints that are anchored on the chain.</summary>
/// <param name="Compared">Anchored checkpoints that were compared.</param>
/// <param name="Wrong">
/// Those that the ledger does not have, or has with another hash; each is among the findings.
/// </param>
internal sealed record LedgerAnchorsResponse(long Compared, long Wrong)
{
    /// <summary>
    /// Why the chain did not tell what is anchored, so that nothing was compared; no finding. Absent when it did.
    /// </summary>
    public string? Away { get; init; }

    public static LedgerAnchorsResponse From(AnchorComparison it) => new(it.Compared, it.Wrong) { Away = it.Away };
}
