using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Chain;

/// <summary>What the audit trail is told of records (wire contract, section 13). Never a signed transaction.</summary>
public sealed class ChainTrails(IIdSource ids)
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
    public AuditEvent Act(ChainOperation operation, AuditAction action, string reason, CallContext call)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var payload = JsonText.Write((operation, reason), static (json, it) =>
        {
            json.WriteString("positionId", it.operation.Position.ToString());
            json.WriteString("kind", it.operation.Record.Kind);
            json.WriteString("reason", it.reason);
        });
        return new AuditEvent(
            ids.Create<AuditEventId>(),
            operation.UpdatedAt,
            call,
            operation.Institution,
            action,
            operation.Id.ToString(),
            payload);
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
