namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>A verification of the whole ledger by the product itself, at its end.</summary>
/// <param name="Number">From 1; the order of the ends.</param>
/// <param name="StartedAt">The ledger is as of about this moment, in UTC.</param>
/// <param name="FinishedAt">In UTC.</param>
/// <param name="Result">What was looked at.</param>
/// <param name="FirstFindings">
/// In words, at most <see cref="Limits.ReplayFindings"/>; empty when everything is as it was written.
/// </param>
public sealed record LedgerReplay(
    long Number,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    VerificationResult Result,
    IReadOnlyList<string> FirstFindings)
{
    /// <summary>Null where the chain was off.</summary>
    public AnchorComparison? Anchors { get; init; }
}
