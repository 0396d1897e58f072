using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>Differences between books, and which escrows are compared.</summary>
public interface IBreakStore
{
    Task<ReconciliationBreak?> FindAsync(BreakId id, CancellationToken cancellationToken);

    Task<Listing<ReconciliationBreak>> ListAsync(
        BreakFilter filter, Page page, CancellationToken cancellationToken);

    /// <returns>False when it is no longer as it was when the change was decided.</returns>
    Task<bool> StoreAsync(BreakMove move, CancellationToken cancellationToken);

    /// <summary>Open ones that were not seen since then, by their ids.</summary>
    Task<IReadOnlyList<ReconciliationBreak>> ListUnseenAsync(
        DateTimeOffset since, BreakId? after, int limit, CancellationToken cancellationToken);

    /// <summary>How many are open, by kind.</summary>
    Task<IReadOnlyDictionary<BreakKind, long>> CountOpenAsync(CancellationToken cancellationToken);

    /// <summary>When the first escrow was opened; null where there is none.</summary>
    Task<DateTimeOffset?> FindBeginningAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The escrows that are compared, by their ids: those that changed since then, that are not over, that have a
    /// settlement without its end, or an open difference.
    /// </summary>
    Task<IReadOnlyList<EscrowId>> ListComparedAsync(
        DateTimeOffset since, EscrowId? after, int limit, CancellationToken cancellationToken);
}
