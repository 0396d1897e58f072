namespace EscrowGrid.Api.Ledger;

/// <summary>Results of verifications of the ledger, and how far those are that have none.</summary>
/// <param name="Data">The results, the newest first.</param>
/// <param name="NextCursor">Where to go on.</param>
/// <param name="HasMore">Whether there are older ones.</param>
/// <param name="WithoutResult">
/// What runs now, and what failed or was lost since the last result; the newest first, at most 10, on every page.
/// </param>
internal sealed record LedgerReplayPage(
    IReadOnlyList<LedgerReplayResponse> Data,
    string NextCursor,
    bool HasMore,
    IReadOnlyList<LedgerReplayRunResponse> WithoutResult);
