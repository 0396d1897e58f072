namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>A page of the movements of one account in one currency, as of one moment.</summary>
/// <param name="Opening">The balance before the first line.</param>
/// <param name="Lines">Oldest first.</param>
/// <param name="HasMore">Whether lines follow.</param>
public sealed record Statement(decimal Opening, IReadOnlyList<StatementLine> Lines, bool HasMore)
{
    /// <summary>The balance after the last line.</summary>
    public decimal Closing => Lines is [.., var last] ? last.BalanceAfter : Opening;

    /// <param name="query">What was asked for.</param>
    /// <param name="opening">The balance before the first movement.</param>
    /// <param name="found">The movements of the page and one more, if there is one; oldest first.</param>
    public static Statement Of(StatementQuery query, decimal opening, IReadOnlyList<Movement> found)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(found);
        var balance = opening;
        var lines = new List<StatementLine>();
        foreach (var movement in found.Take(query.Limit))
        {
            var isCredit = movement.To == query.Account;
            balance += isCredit ? movement.Money.Amount.Value : -movement.Money.Amount.Value;
            lines.Add(new StatementLine(movement, isCredit, balance));
        }

        return new Statement(opening, lines, found.Count > query.Limit);
    }
}
