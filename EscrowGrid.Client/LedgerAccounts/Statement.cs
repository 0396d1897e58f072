namespace EscrowGrid.Client.LedgerAccounts;

/// <summary>A part of the statement of an account.</summary>
/// <param name="OpeningBalance">Before the first line.</param>
/// <param name="ClosingBalance">After the last line; the opening balance of the next part.</param>
/// <param name="Data">Oldest first.</param>
/// <param name="NextCursor">Where the next part starts.</param>
/// <param name="HasMore">Whether lines follow already.</param>
public sealed record Statement(
    decimal OpeningBalance,
    decimal ClosingBalance,
    IReadOnlyList<StatementLine> Data,
    string NextCursor,
    bool HasMore);
