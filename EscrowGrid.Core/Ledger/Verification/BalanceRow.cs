namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>The balance of an account as it is stored.</summary>
public sealed record BalanceRow(string Account, string Currency, decimal Balance);
