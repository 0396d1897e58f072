using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Events;

/// <summary>
/// The events of the caller's institution; root may ask for one institution or for all. A key that only reads is not
/// told of API keys, which it may not list either.
/// </summary>
public sealed class ListEvents(IEventStore events)
{
    public static EventFilter FilterFor(Caller caller, InstitutionId? institution, string? type)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new EventFilter(caller.Institution ?? institution, type, WithoutKeys: !caller.MayWrite);
    }

    public Task<Slice<LoggedEvent>> HandleAsync(
        EventFilter filter, LogPosition after, int limit, CancellationToken cancellationToken) =>
        events.ReadAsync(filter, after, limit, cancellationToken);
}
