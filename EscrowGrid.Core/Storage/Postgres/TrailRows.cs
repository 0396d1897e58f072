using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows that every change leaves behind.</summary>
internal static class TrailRows
{
    private const string InsertAudits =
        """
        INSERT INTO audit_events (id, occurred_at, request_id, actor_role, api_key_id, institution_id, method, path,
            client_ip, action, outcome, status_code, resource_type, resource_id, payload, error_code, user_id)
        SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::text[],
            $8::text[], $9::text[], $10::text[], $11::text[], $12::integer[], $13::text[], $14::text[], $15::json[],
            $16::text[], $17::uuid[])
        """;

    private const string InsertEvents =
        """
        INSERT INTO events (id, type, institution_id, subject, sequence, occurred_at, payload)
        SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::bigint[], $6::timestamptz[],
            $7::json[])
        """;

    public static NpgsqlBatch Append(this NpgsqlBatch batch, Trail trail) => batch.Append([trail]);

    public static NpgsqlBatch Append(this NpgsqlBatch batch, AuditEvent audit) => batch.Append([audit]);

    /// <summary>In their order, which is that of the event log.</summary>
    public static NpgsqlBatch Append(this NpgsqlBatch batch, IReadOnlyList<Trail> trails)
    {
        batch.Append([.. trails.Select(it => it.Audit)]);
        DomainEvent[] told = [.. trails.Select(it => it.Event).OfType<DomainEvent>()];
        if (told.Length == 0)
            return batch;
        batch.Add(InsertEvents, told)
            .Column(it => it.Id.Value)
            .Column(it => it.Type)
            .Column(it => it.Institution.Value)
            .Column(it => it.Subject)
            .Column(it => it.Sequence)
            .Column(it => it.OccurredAt)
            .Json(it => it.Payload);
        return batch;
    }

    private static NpgsqlBatch Append(this NpgsqlBatch batch, IReadOnlyList<AuditEvent> audits)
    {
        batch.Add(InsertAudits, audits)
            .Column(it => it.Id.Value)
            .Column(it => it.OccurredAt)
            .Column(it => it.Call.RequestId)
            .Column(it => Roles.NameOf(it.Call.Caller.Role))
            .Column(it => it.Call.Caller.ApiKey?.Value)
            .Column(it => it.Institution?.Value)
            .Column(it => it.Call.Method)
            .Column(it => it.Call.Path)
            .Column(it => it.Call.ClientAddress)
            .Column(it => it.Action.Name)
            .Column(it => it.Outcome)
            .Column(it => it.Action.Status)
            .Column(it => it.Action.ResourceType)
            .Column(it => it.ResourceId)
            .Json(it => it.Payload)
            .Column(it => it.ErrorCode)
            .Column(it => it.Call.Caller.User?.Id.Value);
        return batch;
    }
}
