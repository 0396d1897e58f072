using EscrowGrid.Core;
using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Api.Ledger;

/// <summary>
/// A part of the statement of an account. Opening balance and lines are of one moment: with the lines they make the
/// closing balance, which is the opening balance of the next part.
/// </summary>
/// <param name="OpeningBalance">Before the first line.</param>
/// <param name="ClosingBalance">After the last line.</param>
/// <param name="Data">Oldest first.</param>
/// <param name="NextCursor">Where the next part starts; always there, since lines may come.</param>
/// <param name="HasMore">Whether lines follow already.</param>
internal sealed record StatementResponse(
    decimal OpeningBalance, decimal ClosingBalance, StatementLineResponse[] Data, string NextCursor, bool HasMore)
{
    /// <param name="statement">The part.</param>
    /// <param name="asked">The cursor that it was asked for with.</param>
    public static StatementResponse From(Statement statement, string asked) => new(
        statement.Opening.WithoutTrailingZeros(),
        statement.Closing.WithoutTrailingZeros(),
        [.. statement.Lines.Select(StatementLineResponse.From)],
        statement.Lines is [.., var last] ? StatementCursor.Write(last.Movement.Key) : asked,
        statement.HasMore);
}
