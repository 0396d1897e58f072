namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>What has gone into an account and out of it, in one currency.</summary>
/// <param name="Account">Which account.</param>
/// <param name="Currency">Which currency.</param>
/// <param name="Credits">The sum of what came in; never below zero.</param>
/// <param name="Debits">The sum of what went out; never below zero.</param>
public sealed record AccountBalance(AccountKind Account, Currency Currency, decimal Credits, decimal Debits)
{
    public decimal Balance => Credits - Debits;

    /// <summary>By currency, then by account.</summary>
    public static IReadOnlyList<AccountBalance> InOrder(IEnumerable<AccountBalance> balances) =>
        [.. balances.OrderBy(it => it.Currency.Code, StringComparer.Ordinal).ThenBy(it => it.Account)];
}
