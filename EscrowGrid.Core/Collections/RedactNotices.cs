using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Forgets the bodies of payment providers' webhooks that were handled long ago: they name people, and nothing asks
/// for them any more. What they were about, when, and their hash stay.
/// </summary>
public sealed partial class RedactNotices(
    IProviderEventStore events, NoticeRetention retention, TimeProvider time, ILogger<RedactNotices> logger)
{
    public static readonly RecurringSchedule Schedule = new(
        "webhook-redaction", Limits.NoticeRedactionCron, "Forgets the bodies of old webhooks of payment providers.");

    /// <returns>How many it forgot.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var total = await events.RedactAsync(time.GetUtcNow() - retention.Time, cancellationToken);
        if (total > 0)
            Redacted(total);
        return total;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot the bodies of {Count} webhooks of providers")]
    private partial void Redacted(long count);
}
