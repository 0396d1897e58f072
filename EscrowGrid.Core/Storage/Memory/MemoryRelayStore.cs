using EscrowGrid.Core.Events;
using EscrowGrid.Core.Relay;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryRelayStore(MemoryDatabase database, TimeProvider time) : IRelayStore
{
    public Task<ConsumerLease?> TryLeaseAsync(string consumer, string owner, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (!database.Consumers.TryGetValue(consumer, out var row))
                database.Consumers.Add(consumer, row = new MemoryConsumer());
            var now = time.GetUtcNow();
            if (row.Owner != owner && row.LeasedUntil > now)
                return Task.FromResult<ConsumerLease?>(null);
            if (row.Owner != owner)
                row.Fence++;
            row.Owner = owner;
            row.LeasedUntil = now + Limits.RelayLease;
            return Task.FromResult<ConsumerLease?>(new ConsumerLease(consumer, row.Fence, row.IsPaused));
        }
    }

    public Task ReleaseAsync(ConsumerLease lease, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (database.Consumers[lease.Consumer] is { } row && row.Fence == lease.Fence)
                (row.Owner, row.LeasedUntil) = (null, DateTimeOffset.MinValue);
            return Task.CompletedTask;
        }
    }

    public Task<RelayWork> PeekAsync(
        ConsumerLease lease, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var row = database.Consumers[lease.Consumer];
            var fresh = database.Events.Skip((int)row.Cursor.Sequence).Take(limit)
                .Select((told, index) => new LoggedEvent(told, new LogPosition(0, row.Cursor.Sequence + index + 1)))
                .Select(logged => new RelayEntry(logged, item: null, row.Blocks(logged.Event.Subject)))
                .ToList();
            var heads = row.Items.Values
                .Where(item => item.State is RelayItemState.Retrying && item.NextAttemptAt <= now)
                .OrderBy(item => item.NextAttemptAt)
                .Take(limit)
                .ToList();
            var followers = heads.Where(head => !head.IsReplay).Select(head => head.Subject).Distinct()
                .SelectMany(subject => row.Of(subject).Take(limit))
                .Where(item => item.State is RelayItemState.Waiting);
            var due = heads.Concat(followers).OrderBy(item => item.At).Take(limit).Select(item =>
                new RelayEntry(database.LoggedAt(item.At), item, isBlocked: false));
            return Task.FromResult(new RelayWork(fresh, due.ToList()));
        }
    }

    public Task<bool> CommitAsync(RelayCommit commit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var row = database.Consumers[commit.Lease.Consumer];
            if (row.Fence != commit.Lease.Fence)
                return Task.FromResult(false);
            foreach (var effect in commit.Effects)
                database.Apply(effect);
            row.Cursor = commit.Cursor ?? row.Cursor;
            row.LeasedUntil = time.GetUtcNow() + Limits.RelayLease;
            foreach (var item in commit.Added)
                row.Items.TryAdd(item.Event, item);
            foreach (var item in commit.Changed.Where(item => row.Items.ContainsKey(item.Event)))
                row.Items[item.Event] = item;
            foreach (var id in commit.Settled)
                row.Items.Remove(id);
            row.Unblock(commit.Unblocked, commit.At);
            return Task.FromResult(true);
        }
    }

    /// <summary>The memory of a process is never away.</summary>
    public bool IsOutage(Exception exception) => false;
}
