using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Chain;

/// <summary>What the audit trail is told of records (wire contract, section 13). Never a signed transaction.</summary>
public sealed class ChainTrails(TrailRecorder trails, IIdSource ids)
{
    /// <summary>What the audit trail has in the place of a request's method.</summary>
    private const string Method = "INTERNAL";

    /// <summary>Null when the step is nothing for the audit trail.</summary>
    public AuditEvent? Of(ChainStep step) => step?.Incident switch
    {
        ChainIncident.Failed => Failure(
            step.Next, AuditAction.ChainFailed, "ONCHAIN_ERROR", $"/onchain/record/{step.Next.Record.Kind}"),
        ChainIncident.Exhausted => Failure(
            step.Next,
            AuditAction.ChainExhausted,
            "ONCHAIN_RETRY_EXHAUSTED",
            $"/onchain/retry/{step.Next.Record.Kind}"),
        _ => null,
    };

    /// <summary>Of an operator's act.</summary>
    public Trail OfAct(ChainOperation after, AuditAction action, string reason, CallContext call)
    {
        ArgumentNullException.ThrowIfNull(after);
        var payload = JsonText.Write((after, reason), static (json, it) =>
        {
            json.WriteString("positionId", it.after.Position.ToString());
            json.WriteString("kind", it.after.Record.Kind);
            json.WriteString("reason", it.reason);
        });
        var change = new Change(action, after.Institution, after.Id.ToString(), after.UpdatedAt, payload)
        {
            Sequence = after.Version,
        };
        return trails.Record(change, call, after);
    }

    private AuditEvent Failure(ChainOperation operation, AuditAction action, string code, string path)
    {
        var payload = JsonText.Write(operation, static (json, it) =>
        {
            json.WriteString("positionId", it.Position.ToString());
            json.WriteString("kind", it.Record.Kind);
            json.WriteNumber("attemptCount", it.Attempts);
            json.WriteString("error", it.Reason);
        });
        var call = new CallContext(Caller.System, ids.CreateRequestId(), Method, path, ClientAddress: null);
        return new AuditEvent(
            ids.Create<AuditEventId>(),
            operation.UpdatedAt,
            call,
            operation.Institution,
            action,
            operation.Id.ToString(),
            payload,
            code);
    }
}
