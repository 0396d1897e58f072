using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Outbox;

/// <summary>
/// Makes the trail of a change, so that the audit row and the outbox row cannot tell different stories.
/// </summary>
public sealed class TrailRecorder(IIdSource ids)
{
    private const string EventTypePrefix = "escrowgrid.";

    public Trail Record(Change change, CallContext call)
    {
        ArgumentNullException.ThrowIfNull(change);
        var audit = new AuditEvent(
            ids.Create<AuditEventId>(),
            change.At,
            call,
            change.Institution,
            change.Action,
            change.ResourceId,
            change.Payload);
        var message = new OutboxMessage(
            ids.Create<OutboxMessageId>(),
            EventTypePrefix + change.Action.EventType,
            change.Institution,
            change.ResourceId,
            change.Sequence,
            change.At,
            change.Payload);
        return new Trail(audit, message);
    }
}
