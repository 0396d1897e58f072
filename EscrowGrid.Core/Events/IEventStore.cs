using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Events;

public interface IEventStore
{
    /// <summary>
    /// The next events after a place in the log, of transactions that can no longer be overtaken: whoever goes on after
    /// the last one skips nothing.
    /// </summary>
    Task<Slice<LoggedEvent>> ReadAsync(
        EventFilter filter, LogPosition after, int limit, CancellationToken cancellationToken);
}
