using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows that every change leaves behind.</summary>
internal static class TrailRows
{
    private const string InsertAudit =
        """
        INSERT INTO audit_events (id, occurred_at, request_id, actor_role, api_key_id, institution_id, method, path,
            client_ip, action, outcome, status_code, resource_type, resource_id, payload, error_code, user_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """;

    private const string InsertEvent =
        """
        INSERT INTO events (id, type, institution_id, subject, sequence, occurred_at, payload)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    public static NpgsqlBatch Append(this NpgsqlBatch batch, Trail trail)
    {
        batch.Append(trail.Audit);
        if (trail.Event is not { } told)
            return batch;
        batch.Add(InsertEvent)
            .Uuid(told.Id.Value)
            .Text(told.Type)
            .Uuid(told.Institution.Value)
            .Text(told.Subject)
            .Whole(told.Sequence)
            .Time(told.OccurredAt)
            .Json(told.Payload);
        return batch;
    }

    public static NpgsqlBatch Append(this NpgsqlBatch batch, AuditEvent audit)
    {
        batch.Add(InsertAudit)
            .Uuid(audit.Id.Value)
            .Time(audit.OccurredAt)
            .Text(audit.Call.RequestId)
            .Text(Roles.NameOf(audit.Call.Caller.Role))
            .Uuid(audit.Call.Caller.ApiKey?.Value)
            .Uuid(audit.Institution?.Value)
            .Text(audit.Call.Method)
            .Text(audit.Call.Path)
            .Text(audit.Call.ClientAddress)
            .Text(audit.Action.Name)
            .Text(audit.Outcome)
            .Whole(audit.Action.Status)
            .Text(audit.Action.ResourceType)
            .Text(audit.ResourceId)
            .Json(audit.Payload)
            .Text(audit.ErrorCode)
            .Uuid(audit.Call.Caller.User?.Id.Value);
        return batch;
    }
}
