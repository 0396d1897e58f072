using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Api.Ledger;

/// <summary>What is in an account in one currency.</summary>
/// <param name="Account">Which account.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Balance">Credits less debits; below zero only outside.</param>
/// <param name="Credits">What came in.</param>
/// <param name="Debits">What went out.</param>
internal sealed record AccountBalanceResponse(
    string Account, string Currency, decimal Balance, decimal Credits, decimal Debits)
{
    public static AccountBalanceResponse From(AccountBalance it) => new(
        WireName<AccountKind>.Of(it.Account),
        it.Currency.Code,
        it.Balance.WithoutTrailingZeros(),
        it.Credits.WithoutTrailingZeros(),
        it.Debits.WithoutTrailingZeros());
}
