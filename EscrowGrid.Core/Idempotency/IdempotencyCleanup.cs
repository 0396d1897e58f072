using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Idempotency;

/// <summary>
/// Deletes the records that have outlived <see cref="Limits.IdempotencyRetention"/>; those about money are never
/// deleted. In small batches that skip rows in use, so it disturbs nobody and may run on several instances at once.
/// </summary>
public sealed partial class IdempotencyCleanup(
    NpgsqlDataSource database, TimeProvider time, ILogger<IdempotencyCleanup> logger)
{
    private const string DeleteBatch =
        """
        WITH old AS (
            SELECT scope, key FROM idempotency_records
            WHERE NOT is_kept AND created_at < $1
            ORDER BY created_at LIMIT $2
            FOR UPDATE SKIP LOCKED
        )
        DELETE FROM idempotency_records AS record USING old WHERE record.scope = old.scope AND record.key = old.key
        """;

    /// <returns>The number of deleted rows.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        long total = 0;
        for (var batch = 0; batch < Limits.IdempotencyCleanupBatches; batch++)
        {
            var deleted = await DeleteAsync(cancellationToken);
            total += deleted;
            if (deleted < Limits.IdempotencyCleanupBatch)
                break;
        }

        if (total > 0)
            Cleaned(total);
        return total;
    }

    private async Task<int> DeleteAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(DeleteBatch);
        command.Parameters.Add(new() { Value = time.GetUtcNow() - Limits.IdempotencyRetention });
        command.Parameters.Add(new() { Value = Limits.IdempotencyCleanupBatch });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Count} old idempotency records")]
    private partial void Cleaned(long count);
}
