using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Idempotency;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresIdempotencyStore(NpgsqlDataSource database) : IIdempotencyStore
{
    private const string Find =
        """
        SELECT body_hash, reply_status, reply_body, created_at, is_kept FROM idempotency_records
        WHERE scope = $1 AND key = $2
        """;

    public async Task<IdempotencyRecord?> FindAsync(IdempotencyId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Bytes(id.Scope.ToBytes()).Text(id.Key.ToString());
        return await batch.FindAsync(
            row => new IdempotencyRecord(
                id,
                Sha256Digest.FromStored(row.GetFieldValue<byte[]>(0)),
                new Reply(row.GetInt32(1), row.GetFieldValue<byte[]>(2)),
                row.Time(3))
            {
                IsKept = row.GetBoolean(4),
            },
            cancellationToken);
    }
}
