namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>The accounts of one owner. Over all of them each currency sums up to zero.</summary>
/// <param name="Scope">Whose.</param>
/// <param name="At">As of the end of this moment, in UTC.</param>
/// <param name="Balances">By currency, then by account; those that nothing has moved are left out.</param>
public sealed record BalanceSheet(AccountScope Scope, DateTimeOffset At, IReadOnlyList<AccountBalance> Balances);
