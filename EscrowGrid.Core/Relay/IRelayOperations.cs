using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Relay;

/// <summary>What operators see of the relay, and do to it.</summary>
public interface IRelayOperations
{
    /// <summary>Every consumer that ever worked, by name.</summary>
    Task<IReadOnlyList<ConsumerStatus>> ListConsumersAsync(CancellationToken cancellationToken);

    /// <summary>Events that a consumer has not handled, in the order of the log.</summary>
    Task<Slice<RelayItem>> ListItemsAsync(
        RelayItemFilter filter, LogPosition after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The events of the log that a consumer has passed and that a selection names, in the order of the log.
    /// </summary>
    Task<IReadOnlyList<LoggedEvent>> SelectAsync(
        string consumer, ReplaySelection selection, int limit, CancellationToken cancellationToken);

    /// <summary>Makes items due at once, with all their attempts before them again.</summary>
    Task RetryAsync(
        string consumer, IReadOnlyList<DomainEventId> items, Trail trail, CancellationToken cancellationToken);

    /// <summary>Takes an item as handled, so that those behind it go on.</summary>
    /// <returns>False when it is not there any more; then nothing is stored.</returns>
    Task<bool> SkipAsync(RelayItem item, string consumer, Trail trail, CancellationToken cancellationToken);

    /// <summary>Adds items; an event that is one already stays as it is.</summary>
    Task ReplayAsync(
        string consumer, IReadOnlyList<RelayItem> items, Trail trail, CancellationToken cancellationToken);

    /// <returns>False when there is no such consumer.</returns>
    Task<bool> PauseAsync(string consumer, bool isPaused, Trail trail, CancellationToken cancellationToken);
}
