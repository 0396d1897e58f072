using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Outbox;

/// <summary>
/// Deletes outbox rows that were published a week ago; one that was not published is never deleted. In small batches
/// that skip rows in use, so it disturbs nobody and may run on several instances at once.
/// </summary>
public sealed partial class OutboxCleanup(NpgsqlDataSource database, TimeProvider time, ILogger<OutboxCleanup> logger)
{
    private const string DeleteBatch =
        """
        WITH old AS (
            SELECT id FROM outbox_messages
            WHERE occurred_at < $1 AND published_at < $1
            ORDER BY occurred_at LIMIT $2
            FOR UPDATE SKIP LOCKED
        )
        DELETE FROM outbox_messages USING old WHERE outbox_messages.id = old.id
        """;

    /// <returns>The number of deleted rows.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var total = await ExpiredRows.DeleteAsync(
            database, DeleteBatch, time.GetUtcNow() - Limits.OutboxPublishedRetention, cancellationToken);
        if (total > 0)
            Cleaned(total);
        return total;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Count} old outbox rows")]
    private partial void Cleaned(long count);
}
