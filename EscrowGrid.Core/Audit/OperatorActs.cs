using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Audit;

/// <summary>Makes what operators' acts leave behind.</summary>
public sealed class OperatorActs(IIdSource ids)
{
    /// <param name="action">What was done.</param>
    /// <param name="resourceId">To what.</param>
    /// <param name="facts">With the operator's reason.</param>
    /// <param name="call">By whom and when.</param>
    /// <param name="outcome">What the request is answered with, and with it every repeat.</param>
    public OperatorAct Record(
        AuditAction action, string resourceId, OperatorFacts facts, CallContext call, object outcome)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(call);
        var payload = JsonText.Write(facts, static (json, it) =>
        {
            json.WriteString("reason", it.Reason);
            if (it.Count is { } count)
                json.WriteNumber("count", count);
        });
        return new OperatorAct(
            new AuditEvent(
                ids.Create<AuditEventId>(), facts.At, call, Institution: null, action, resourceId, payload),
            call.Idempotency?.Record(action, facts.At, outcome));
    }
}
