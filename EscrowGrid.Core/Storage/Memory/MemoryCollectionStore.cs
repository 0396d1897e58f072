using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryCollectionStore(MemoryDatabase database) : ICollectionStore
{
    private Dictionary<EscrowId, EscrowCollection> All => database.Income.Collections;

    public Task AddAsync(EscrowCollection collection, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            All.TryAdd(collection.Escrow, collection);
            return Task.CompletedTask;
        }
    }

    public Task<EscrowCollection?> FindAsync(EscrowId escrow, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(All.GetValueOrDefault(escrow));
    }

    public Task<EscrowCollection?> FindAsync(Rail rail, string providerId, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(
                All.Values.FirstOrDefault(it => it.Rail == rail && it.ProviderId == providerId));
        }
    }

    public Task CloseAsync(
        EscrowCollection closed,
        IReadOnlyList<JobRequest> following,
        JobAck ack,
        CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            database.Settle(following, ack);
            if (!All.TryGetValue(closed.Escrow, out var known))
                All.Add(closed.Escrow, closed);
            else if (known.State is CollectionState.Open && known.Attempt == closed.Attempt)
                All[closed.Escrow] = known with { State = CollectionState.Closed };
            return Task.CompletedTask;
        }
    }

    public Task ReopenAsync(EscrowCollection reopened, JobAck ack, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            database.Settle([], ack);
            var known = All[reopened.Escrow];
            if (known.State is CollectionState.Closed && known.Attempt == reopened.Attempt - 1)
                All[reopened.Escrow] = reopened with { OpenedAt = known.OpenedAt, UnreadSince = known.UnreadSince };
            return Task.CompletedTask;
        }
    }

    public Task<DateTimeOffset> MarkUnreadAsync(
        EscrowCollection collection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var known = All[collection.Escrow];
            var since = known.UnreadSince ?? now;
            All[known.Escrow] = known with { UnreadSince = since };
            return Task.FromResult(since);
        }
    }

    public Task MarkReadAsync(EscrowCollection collection, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            All[collection.Escrow] = All[collection.Escrow] with { UnreadSince = null };
            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<EscrowCollection>> FindDueAsync(
        DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<EscrowCollection>>(
                [.. All.Values.Where(it => it.NextLookAt <= until).OrderBy(it => it.NextLookAt).Take(limit)]);
        }
    }

    public Task PlanAsync(IReadOnlyList<PlannedLook> looks, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            foreach (var look in looks)
            {
                var known = All[look.Collection.Escrow];
                if (known.NextLookAt == look.Collection.NextLookAt)
                    All[known.Escrow] = known with { NextLookAt = look.NextLookAt };
            }

            database.Settle(looks.Select(it => it.Job).OfType<JobRequest>(), ack: null);
            return Task.CompletedTask;
        }
    }
}
