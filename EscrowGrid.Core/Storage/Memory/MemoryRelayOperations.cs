using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Relay;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryRelayOperations(MemoryDatabase database, TimeProvider time) : IRelayOperations
{
    public Task<IReadOnlyList<ConsumerStatus>> ListConsumersAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<ConsumerStatus>>(
            [
                .. database.Consumers.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => Show(pair.Key, pair.Value)),
            ]);
        }
    }

    public Task<Slice<RelayItem>> ListItemsAsync(
        RelayItemFilter filter, LogPosition after, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var items = database.Consumers[filter.Consumer].Items.Values.OrderBy(item => item.At).Where(item =>
                item.At > after
                && (filter.State is null || item.State == filter.State)
                && (filter.Subject is null || item.Subject == filter.Subject)
                && (filter.Institution is null || item.Institution == filter.Institution)
                && (filter.Events is null || filter.Events.Contains(item.Event)));
            return Task.FromResult(items.Take(limit + 1).ToSlice(new Page(limit, 0)));
        }
    }

    public Task<IReadOnlyList<LoggedEvent>> SelectAsync(
        string consumer, ReplaySelection selection, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var events = database.Events
                .Take((int)database.Consumers[consumer].Cursor.Sequence)
                .Select((told, index) => new LoggedEvent(told, new LogPosition(0, index + 1)))
                .Where(logged => IsIn(selection, logged.Event))
                .Take(limit);
            return Task.FromResult<IReadOnlyList<LoggedEvent>>([.. events]);
        }
    }

    public Task RetryAsync(
        string consumer, IReadOnlyList<DomainEventId> items, Trail trail, CancellationToken cancellationToken)
    {
        database.Store(trail, () =>
        {
            var own = database.Consumers[consumer].Items;
            foreach (var id in items)
            {
                if (own.TryGetValue(id, out var item) && item.State is not RelayItemState.Waiting)
                {
                    own[id] = item with
                    {
                        State = RelayItemState.Retrying,
                        Attempts = 0,
                        NextAttemptAt = trail.Audit.OccurredAt,
                    };
                }
            }
        });
        return Task.CompletedTask;
    }

    public Task<bool> SkipAsync(RelayItem item, string consumer, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            var row = database.Consumers[consumer];
            if (!row.Items.Remove(item.Event))
                return false;
            row.Unblock([item.Subject], trail.Audit.OccurredAt);
            return true;
        }));

    public Task ReplayAsync(
        string consumer, IReadOnlyList<RelayItem> items, Trail trail, CancellationToken cancellationToken)
    {
        database.Store(trail, () =>
        {
            foreach (var item in items)
                database.Consumers[consumer].Items.TryAdd(item.Event, item);
        });
        return Task.CompletedTask;
    }

    public Task<bool> PauseAsync(
        string consumer, bool isPaused, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (!database.Consumers.TryGetValue(consumer, out var row))
                return false;
            row.IsPaused = isPaused;
            return true;
        }));

    private static bool IsIn(ReplaySelection selection, DomainEvent told) =>
        told.OccurredAt >= selection.From
        && (selection.To is null || told.OccurredAt < selection.To)
        && (selection.Subject is null || told.Subject == selection.Subject)
        && (selection.Type is null || told.Type == selection.Type)
        && (selection.Institution is null || told.Institution == selection.Institution)
        && (selection.Events is null || selection.Events.Contains(told.Id));

    private ConsumerStatus Show(string name, MemoryConsumer row)
    {
        var next = database.Events.Skip((int)row.Cursor.Sequence).Take(Limits.RelayReplay).ToList();
        return new ConsumerStatus(name, row.Cursor, row.IsPaused)
        {
            Owner = row.LeasedUntil > time.GetUtcNow() ? row.Owner : null,
            Behind = next.Count,
            BehindSince = next is [var oldest, ..] ? oldest.OccurredAt : null,
            Retrying = row.Items.Values.LongCount(item => item.State is RelayItemState.Retrying),
            Waiting = row.Items.Values.LongCount(item => item.State is RelayItemState.Waiting),
            Dead = row.Items.Values.LongCount(item => item.State is RelayItemState.Dead),
        };
    }
}
