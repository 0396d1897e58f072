using EscrowGrid.Core.Events;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>A place in the log is the place in the list of all events, counted from 1.</summary>
internal sealed class MemoryEventStore(MemoryDatabase database) : IEventStore
{
    public Task<Slice<LoggedEvent>> ReadAsync(
        EventFilter filter, LogPosition after, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var start = (int)Math.Clamp(after.Sequence, 0, database.Events.Count);
            var wanted = database.Events.Skip(start)
                .Select((told, index) => new LoggedEvent(told, new LogPosition(0, start + index + 1)))
                .Where(entry => filter.Institution is null || entry.Event.Institution == filter.Institution)
                .Where(entry => filter.Type is null || entry.Event.Type == filter.Type)
                .Where(entry => !filter.WithoutKeys
                    || !entry.Event.Type.StartsWith(DomainEvent.KeyTypes, StringComparison.Ordinal));
            return Task.FromResult(wanted.Take(limit + 1).ToSlice(new Page(limit, 0)));
        }
    }
}
