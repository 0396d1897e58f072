using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Idempotency;

/// <summary>
/// Deletes the records that have outlived the <see cref="ReplyRetention"/>; those about money are never
/// deleted. In small batches that skip rows in use, so it disturbs nobody and may run on several instances at once.
/// </summary>
public sealed partial class IdempotencyCleanup(
    NpgsqlDataSource database, ReplyRetention retention, TimeProvider time, ILogger<IdempotencyCleanup> logger)
{
    public static readonly RecurringSchedule Schedule = new(
        "idempotency-cleanup", Limits.IdempotencyCleanupCron, "Deletes old idempotency records, but for money's.");

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
        var total = await ExpiredRows.SweepAsync(
            database, DeleteBatch, time.GetUtcNow() - retention.Time, cancellationToken);
        if (total > 0)
            Cleaned(total);
        return total;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Count} old idempotency records")]
    private partial void Cleaned(long count);
}
