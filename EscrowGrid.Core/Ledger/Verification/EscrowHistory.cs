namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>All that is stored of one escrow, each list in the order of its sequence.</summary>
/// <param name="EscrowId">Which escrow.</param>
/// <param name="Escrow">Null when there are only events of it.</param>
/// <param name="Ledger">Its ledger.</param>
/// <param name="Movements">The money that moved.</param>
/// <param name="Balances">What is in its accounts.</param>
public sealed record EscrowHistory(
    string EscrowId,
    EscrowFacts? Escrow,
    IReadOnlyList<LoggedRow> Ledger,
    IReadOnlyList<MovementRow> Movements,
    IReadOnlyList<BalanceRow> Balances);
