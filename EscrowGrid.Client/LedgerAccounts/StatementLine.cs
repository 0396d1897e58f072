namespace EscrowGrid.Client.LedgerAccounts;

/// <summary>A movement of money as its account sees it.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="LedgerEventId">The ledger event that tells why.</param>
/// <param name="PositionId">Of which position.</param>
/// <param name="Direction">Whether it came in or went out.</param>
/// <param name="Amount">How much; positive.</param>
/// <param name="OtherAccount">Where it came from, or went to.</param>
/// <param name="BalanceAfter">The balance after it.</param>
public sealed record StatementLine(
    DateTimeOffset At,
    string LedgerEventId,
    string PositionId,
    StatementDirection Direction,
    decimal Amount,
    LedgerAccount OtherAccount,
    decimal BalanceAfter);
