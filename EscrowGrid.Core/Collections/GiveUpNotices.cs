using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Leaves payment providers' webhooks to the operator that nothing has acted on in time: their job has died, was taken
/// out, or its queue is paused. So each has somebody who looks at it.
/// </summary>
public sealed partial class GiveUpNotices(
    IProviderEventStore events, TimeProvider time, ILogger<GiveUpNotices> logger)
{
    public static readonly RecurringSchedule Schedule = new(
        "webhook-overdue",
        Limits.NoticeOverdueCron,
        "Leaves webhooks of payment providers to the operator that nothing has acted on in time.");

    private const string Reason = "Nothing has acted on it in time; its job says why.";

    /// <returns>How many there were.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.NowInMilliseconds();
        var total = await events.GiveUpAsync(now - Limits.NoticeOverdue, now, Reason, cancellationToken);
        if (total > 0)
            GivenUp(total);
        return total;
    }

    [LoggerMessage(
        LogLevel.Warning, "Nothing has acted on {Count} webhooks of payment providers in time; the operator looks")]
    private partial void GivenUp(long count);
}
