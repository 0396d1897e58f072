using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Api.Ledger;

/// <summary>A movement as its account sees it.</summary>
/// <param name="At">When.</param>
/// <param name="LedgerEventId">What tells why.</param>
/// <param name="PositionId">Of which position.</param>
/// <param name="Direction">Whether it came in or went out.</param>
/// <param name="Amount">How much.</param>
/// <param name="OtherAccount">Where it came from, or went to.</param>
/// <param name="BalanceAfter">The balance after it.</param>
internal sealed record StatementLineResponse(
    DateTimeOffset At,
    string LedgerEventId,
    string PositionId,
    string Direction,
    Amount Amount,
    string OtherAccount,
    decimal BalanceAfter)
{
    public const string Credit = "CREDIT";
    public const string Debit = "DEBIT";

    public static StatementLineResponse From(StatementLine line) => new(
        line.Movement.At,
        line.Movement.Entry.ToString(),
        line.Movement.Subject.ToString(),
        line.IsCredit ? Credit : Debit,
        line.Movement.Money.Amount,
        WireName<AccountKind>.Of(line.Other),
        line.BalanceAfter.WithoutTrailingZeros());
}
