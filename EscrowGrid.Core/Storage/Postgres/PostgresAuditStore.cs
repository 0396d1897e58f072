using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresAuditStore(NpgsqlDataSource database) : IAuditStore
{
    private const string Columns =
        "id, occurred_at, request_id, actor_role, api_key_id, institution_id, method, path, client_ip, action, "
        + "outcome, status_code, resource_type, resource_id, payload, error_code, user_id";

    public async Task AppendAsync(AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        await batch.Append(auditEvent).ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task AppendAsync(IReadOnlyList<AuditEvent> auditEvents, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        foreach (var auditEvent in auditEvents)
            batch.Append(auditEvent);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<Slice<AuditRecord>> ListAsync(
        AuditFilter filter, AuditPlace after, int limit, CancellationToken cancellationToken)
    {
        // The time alone repeats what the row comparison says, so that partitions before it are left out.
        var where = Where.Everything
            .Is("institution_id", filter.Institution?.Value)
            .Is("action", filter.Action)
            .Is("resource_id", filter.ResourceId)
            .Is("api_key_id", filter.ApiKey?.Value)
            .Is("request_id", filter.RequestId)
            .IsFrom("occurred_at", filter.From > after.OccurredAt ? filter.From : after.OccurredAt)
            .IsBefore("occurred_at", filter.To);
        var next = where.Next;
        await using var batch = database.CreateBatch();
        where.Bind(batch.Add(
            $"""
            SELECT {Columns} FROM audit_events {where.Sql} AND (occurred_at, id) > (${next}, ${next + 1})
            ORDER BY occurred_at, id LIMIT ${next + 2}
            """))
            .Time(after.OccurredAt)
            .Uuid(after.Id)
            .Whole(limit + 1);
        return await batch.ToSliceAsync(Read, new Page(limit, 0), cancellationToken);
    }

    private static AuditRecord Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.Time(1),
        row.GetString(2),
        row.GetString(3),
        row.IsDBNull(4) ? null : row.Id<ApiKeyId>(4).ToString(),
        row.IsDBNull(5) ? null : row.Id<InstitutionId>(5).ToString(),
        row.GetString(6),
        row.GetString(7),
        row.TextOrNull(8),
        row.GetString(9),
        row.GetString(10),
        row.GetInt32(11),
        row.GetString(12),
        row.GetString(13),
        row.Json(14),
        row.TextOrNull(15),
        row.IsDBNull(16) ? null : row.Id<UserId>(16).ToString());
}
