using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Outbox;

/// <summary>
/// Deletes outbox rows that were published a week ago, and all that are older than a month. In small batches that skip
/// rows in use, so it disturbs nobody and may run on several instances at once.
/// </summary>
public sealed partial class OutboxCleanup(NpgsqlDataSource database, TimeProvider time, ILogger<OutboxCleanup> logger)
{
    private const string DeleteBatch =
        """
        WITH old AS (
            SELECT id FROM outbox_messages
            WHERE occurred_at < $1 OR (occurred_at < $2 AND published_at < $2)
            ORDER BY occurred_at LIMIT $3
            FOR UPDATE SKIP LOCKED
        ), deleted AS (
            DELETE FROM outbox_messages USING old WHERE outbox_messages.id = old.id RETURNING published_at
        )
        SELECT count(*), count(*) FILTER (WHERE published_at IS NULL) FROM deleted
        """;

    /// <returns>The number of deleted rows.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        long total = 0;
        long unpublished = 0;
        for (var batch = 0; batch < Limits.OutboxCleanupBatches; batch++)
        {
            var deleted = await DeleteAsync(cancellationToken);
            total += deleted.Total;
            unpublished += deleted.Unpublished;
            if (deleted.Total < Limits.OutboxCleanupBatch)
                break;
        }

        if (total > 0)
            Cleaned(total);
        if (unpublished > 0)
            UnpublishedDropped(unpublished);
        return total;
    }

    private async Task<(long Total, long Unpublished)> DeleteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var command = database.CreateCommand(DeleteBatch);
        command.Parameters.Add(new() { Value = now - Limits.OutboxMaximumAge });
        command.Parameters.Add(new() { Value = now - Limits.OutboxPublishedRetention });
        command.Parameters.Add(new() { Value = Limits.OutboxCleanupBatch });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Count} old outbox rows")]
    private partial void Cleaned(long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dropped {Count} outbox rows that were never published")]
    private partial void UnpublishedDropped(long count);
}
