using EscrowGrid.Core.Events;
using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Core.Escrows;

/// <summary>One decided change of an escrow, written down, but not stored yet.</summary>
/// <param name="Before">Null for a new escrow.</param>
/// <param name="After">With the head of its ledger.</param>
/// <param name="Entry">Its ledger event.</param>
/// <param name="Movements">The money that moves with it.</param>
/// <param name="Trail">What it leaves behind.</param>
public sealed record EscrowMove(
    Escrow? Before, Escrow After, EscrowEvent Entry, IReadOnlyList<Movement> Movements, Trail Trail)
{
    /// <summary>The command that it carries out; null for a new escrow.</summary>
    public StoredCommand? Command { get; init; }

    /// <summary>The escrows that it opens, each with a trail of its own.</summary>
    public IReadOnlyList<EscrowMove> Opened { get; init; } = [];

    /// <summary>What it wants of other escrows; their jobs are in its trail.</summary>
    public IReadOnlyList<StoredCommand> Sent { get; init; } = [];

    public IEnumerable<Settlement> NewSettlements => After.Settlements.Skip(Before?.Settlements.Count ?? 0);

    /// <summary>Those that were there before and are not as they were.</summary>
    public IEnumerable<Settlement> ChangedSettlements =>
        After.Settlements.Take(Before?.Settlements.Count ?? 0).Except(Before?.Settlements ?? []);

    public IEnumerable<Receipt> NewReceipts => After.Receipts.Skip(Before?.Receipts.Count ?? 0);

    public IEnumerable<Receipt> ChangedReceipts =>
        After.Receipts.Take(Before?.Receipts.Count ?? 0).Except(Before?.Receipts ?? []);
}
