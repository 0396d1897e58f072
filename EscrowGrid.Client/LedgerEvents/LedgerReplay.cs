namespace EscrowGrid.Client.LedgerEvents;

/// <summary>A verification of the whole ledger by the installation itself.</summary>
/// <param name="Number">From 1.</param>
/// <param name="StartedAt">The ledger is as of about this moment, in UTC.</param>
/// <param name="FinishedAt">When it ended, in UTC.</param>
/// <param name="Positions">Positions that were looked at.</param>
/// <param name="LedgerEvents">Ledger events that were looked at.</param>
/// <param name="Checkpoints">Checkpoints that were looked at.</param>
/// <param name="Unsealed">Ledger events that no checkpoint held yet.</param>
/// <param name="Findings">How much is not as it was written; 0 is what it should be.</param>
/// <param name="FirstFindings">The first of them in words.</param>
public sealed record LedgerReplay(
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
    /// <summary>What the checkpoints anchored on the chain say; null while the chain is switched off.</summary>
    public LedgerAnchors? Anchors { get; init; }
}
