using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Forgets the bodies of payment providers' webhooks that were handled long ago: they name people, and nothing asks
/// for them any more. What they were about, when, and their hash stay. In small batches that skip rows in use, so any
/// number of instances may run it.
/// </summary>
public sealed partial class RedactNotices(
    IProviderEventStore events, NoticeRetention retention, TimeProvider time, ILogger<RedactNotices> logger)
{
    public static readonly RecurringSchedule Schedule = new(
        "webhook-redaction", Limits.NoticeRedactionCron, "Forgets the bodies of old webhooks of payment providers.");

    /// <returns>How many it forgot.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var endedBefore = time.GetUtcNow() - retention.Time;
        long total = 0;
        for (var batch = 0; batch < Limits.CleanupBatches; batch++)
        {
            var redacted = await events.RedactAsync(endedBefore, Limits.CleanupBatch, cancellationToken);
            total += redacted;
            if (redacted < Limits.CleanupBatch)
                break;
        }

        if (total > 0)
            Redacted(total);
        return total;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot the bodies of {Count} webhooks of providers")]
    private partial void Redacted(long count);
}
