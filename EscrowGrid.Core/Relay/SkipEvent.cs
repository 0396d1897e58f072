using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Relay;

/// <summary>Takes an event as handled that never was, and lets the later ones of its subject go on.</summary>
public sealed class SkipEvent(IRelayOperations relay, RelayActs acts, EventSignal signal)
{
    public async Task<Result<RelayCount>> HandleAsync(
        string consumer, DomainEventId told, string reason, CallContext call, CancellationToken cancellationToken)
    {
        if (!await acts.IsThereAsync(consumer, cancellationToken))
            return Problems.ConsumerNotFound;
        var filter = new RelayItemFilter(consumer) { Events = [told] };
        var found = await relay.ListItemsAsync(filter, LogPosition.Start, 1, cancellationToken);
        if (found.Rows is not [var item])
            return Problems.RelayItemNotFound;
        var outcome = new RelayCount(consumer, 1, IsDryRun: false);
        var trail = acts.Record(AuditAction.EventSkipped, outcome, reason, call, json =>
        {
            json.WriteString("eventId", item.Event.ToString());
            json.WriteString("subject", item.Subject);
        });
        if (!await relay.SkipAsync(item, consumer, trail, cancellationToken))
            return Problems.RelayItemNotFound;
        signal.Raise();
        return outcome;
    }
}
