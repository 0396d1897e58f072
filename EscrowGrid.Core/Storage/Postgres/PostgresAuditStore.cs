using EscrowGrid.Core.Audit;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresAuditStore(NpgsqlDataSource database) : IAuditStore
{
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
}
