namespace EscrowGrid.Client.LedgerAccounts;

/// <summary>What is in an account in one currency; exact units of it.</summary>
/// <param name="Account">Which account.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Balance">Credits less debits; below zero only outside.</param>
/// <param name="Credits">What came in.</param>
/// <param name="Debits">What went out.</param>
public sealed record AccountBalance(
    LedgerAccount Account, string Currency, decimal Balance, decimal Credits, decimal Debits);
