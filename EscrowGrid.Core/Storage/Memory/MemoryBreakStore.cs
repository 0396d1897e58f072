using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Reconciliation;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryBreakStore(MemoryDatabase database) : IBreakStore
{
    private Dictionary<BreakId, ReconciliationBreak> All => database.Income.Breaks;

    private IEnumerable<ReconciliationBreak> Open => All.Values.Where(it => it.State is BreakState.Open);

    public Task<ReconciliationBreak?> FindAsync(BreakId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(All.GetValueOrDefault(id));
    }

    public Task<Listing<ReconciliationBreak>> ListAsync(
        BreakFilter filter, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(All.Values.Where(it => Matches(it, filter)).ToListing(page));
    }

    public Task<bool> StoreAsync(BreakMove move, CancellationToken cancellationToken)
    {
        if (move.Trail is { } trail)
            return Task.FromResult(database.TryStore(trail, () => TryStore(move)));
        lock (database.Transaction)
            return Task.FromResult(TryStore(move));
    }

    public Task<IReadOnlyList<ReconciliationBreak>> ListUnseenAsync(
        DateTimeOffset since, BreakId? after, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<ReconciliationBreak>>(
            [
                .. Open.Where(it => it.LastSeenAt < since && (after is null || it.Id.Value > after.Value.Value))
                    .OrderBy(it => it.Id.Value)
                    .Take(limit),
            ]);
        }
    }

    public Task<IReadOnlyDictionary<BreakKind, long>> CountOpenAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyDictionary<BreakKind, long>>(
                Open.GroupBy(it => it.Found.Kind).ToDictionary(group => group.Key, group => group.LongCount()));
        }
    }

    public Task<DateTimeOffset?> FindBeginningAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(database.Escrows.Values.Select(it => (DateTimeOffset?)it.CreatedAt).Min());
        }
    }

    public Task<IReadOnlyList<EscrowId>> ListComparedAsync(
        DateTimeOffset since, EscrowId? after, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var broken = Open.Select(it => it.Found.Escrow).ToHashSet();
            return Task.FromResult<IReadOnlyList<EscrowId>>(
            [
                .. database.Escrows.Values
                    .Where(it => after is null || it.Id.Value > after.Value.Value)
                    .Where(it => it.UpdatedAt >= since || IsUnsettled(it) || broken.Contains(it.Id))
                    .Select(it => it.Id)
                    .OrderBy(it => it.Value)
                    .Take(limit),
            ]);
        }
    }

    private static bool IsUnsettled(Escrow it) =>
        it.State is not (EscrowState.Released or EscrowState.Refunded or EscrowState.Cancelled)
        || it.Settlements.Any(settlement => settlement.IsOpen);

    private static bool Matches(ReconciliationBreak it, BreakFilter filter) =>
        (filter.Institution is null || it.Found.Institution == filter.Institution)
        && (filter.Escrow is null || it.Found.Escrow == filter.Escrow)
        && (filter.State is null || it.State == filter.State)
        && (filter.Kind is null || it.Found.Kind == filter.Kind)
        && (filter.Rail is null || it.Found.Rail == filter.Rail);

    /// <summary>The caller holds the lock.</summary>
    private bool TryStore(BreakMove move)
    {
        if (All.GetValueOrDefault(move.After.Id)?.Version != move.Before?.Version)
            return false;
        All[move.After.Id] = move.After;
        return true;
    }
}
