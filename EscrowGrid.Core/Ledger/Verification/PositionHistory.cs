namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>All that is stored of one position, each list in the order of its sequence.</summary>
/// <param name="PositionId">Which position.</param>
/// <param name="Position">Null when there are only events of it.</param>
/// <param name="Ledger">Its ledger.</param>
/// <param name="Lifecycle">Its lifecycle events.</param>
/// <param name="Movements">The money that moved.</param>
/// <param name="Balances">What is in its accounts.</param>
public sealed record PositionHistory(
    string PositionId,
    PositionFacts? Position,
    IReadOnlyList<LoggedRow> Ledger,
    IReadOnlyList<LifecycleRow> Lifecycle,
    IReadOnlyList<MovementRow> Movements,
    IReadOnlyList<BalanceRow> Balances);
