using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Events;

/// <summary>
/// Makes the trail of a change, so that the audit row and the event cannot tell different stories.
/// </summary>
public sealed class TrailRecorder(IIdSource ids)
{
    private const string EventTypePrefix = "escrowgrid.";

    /// <param name="change">What is told.</param>
    /// <param name="call">The request behind it.</param>
    /// <param name="outcome">What the request is answered with, and with it every repeat; so never a secret.</param>
    public Trail Record(Change change, CallContext call, object outcome)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(call);
        var audit = new AuditEvent(
            ids.Create<AuditEventId>(),
            change.At,
            call,
            change.Institution,
            change.Action,
            change.ResourceId,
            change.Payload);
        var told = new DomainEvent(
            ids.Create<DomainEventId>(),
            EventTypePrefix + change.Action.EventType,
            change.Institution,
            change.ResourceId,
            change.Sequence,
            change.At,
            change.Payload);
        return new Trail(audit, told)
        {
            Idempotency = call.Idempotency?.Record(change.Action, change.At, outcome),
        };
    }

    /// <summary>The trail of an act of which no event tells.</summary>
    public Trail Record(AuditedAct act, CallContext call, object outcome)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(call);
        var audit = new AuditEvent(
            ids.Create<AuditEventId>(), act.At, call, act.Institution, act.Action, act.ResourceId, act.Payload);
        return new Trail(audit, Event: null)
        {
            Idempotency = call.Idempotency?.Record(act.Action, act.At, outcome),
        };
    }
}
