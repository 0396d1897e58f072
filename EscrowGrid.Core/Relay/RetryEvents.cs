using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Relay;

/// <summary>Hands events over again now that were given up, or that wait for the time of their next attempt.</summary>
public sealed class RetryEvents(IRelayOperations relay, RelayActs acts, EventSignal signal)
{
    /// <param name="filter">Which; when it names neither events nor a subject, those that are dead.</param>
    /// <param name="reason">Why.</param>
    /// <param name="call">Who.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<RelayCount>> HandleAsync(
        RelayItemFilter filter, string reason, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!await acts.IsThereAsync(filter.Consumer, cancellationToken))
            return Problems.ConsumerNotFound;
        var isNamed = filter.Events is not null || filter.Subject is not null;
        var wanted = isNamed ? filter : filter with { State = RelayItemState.Dead };
        var found = await relay.ListItemsAsync(wanted, LogPosition.Start, Limits.RelayReplay, cancellationToken);
        List<DomainEventId> items =
            [.. found.Rows.Where(item => item.State is not RelayItemState.Waiting).Select(item => item.Event)];
        var outcome = new RelayCount(filter.Consumer, items.Count, IsDryRun: false);
        var trail = acts.Record(AuditAction.EventsRetried, outcome, reason, call);
        await relay.RetryAsync(filter.Consumer, items, trail, cancellationToken);
        signal.Raise();
        return outcome;
    }
}
