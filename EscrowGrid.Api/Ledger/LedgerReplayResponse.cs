using EscrowGrid.Core.Ledger.Verification;

namespace EscrowGrid.Api.Ledger;

/// <summary>A verification of the whole ledger by the product itself.</summary>
/// <param name="Number">From 1.</param>
/// <param name="StartedAt">The ledger is as of about this moment.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="Positions">Positions that were looked at.</param>
/// <param name="LedgerEvents">Ledger events that were looked at.</param>
/// <param name="Checkpoints">Checkpoints that were looked at.</param>
/// <param name="Unsealed">Ledger events that no checkpoint held yet.</param>
/// <param name="Findings">How much is not as it was written; 0 is what it should be.</param>
/// <param name="FirstFindings">The first of them in words.</param>
internal sealed record LedgerReplayResponse(
    long Number,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    long Positions,
    long LedgerEvents,
    long Checkpoints,
    long Unsealed,
    long Findings,
    IReadOnlyList<string> FirstFindings)
{
    /// <summary>What the checkpoints anchored on the chain say; absent while the chain is switched off.</summary>
    public LedgerAnchorsResponse? Anchors { get; init; }

    public static LedgerReplayResponse From(LedgerReplay it) => new(
        it.Number,
        it.StartedAt,
        it.FinishedAt,
        it.Result.Positions,
        it.Result.Events,
        it.Result.Checkpoints,
        it.Result.Unsealed,
        it.Result.Findings,
        it.FirstFindings)
    {
        Anchors = it.Anchors is { } anchors ? LedgerAnchorsResponse.From(anchors) : null,
    };
}
