using EscrowGrid.Core.Jobs;
using Hangfire;
using Hangfire.Server;

namespace EscrowGrid.Jobs.Hangfire;

/// <summary>What Hangfire calls when a schedule is due. Retries are ours, so it makes none.</summary>
public sealed class HangfireRecurringJob(IJobRunner runner)
{
    [AutomaticRetry(Attempts = 0)]
    [JobDisplayName("{0}")]
    public Task FireAsync(string scheduleId, PerformContext? context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var createdAt = DateTime.SpecifyKind(context.BackgroundJob.CreatedAt, DateTimeKind.Utc);
        return runner.FireRecurringAsync(scheduleId, new DateTimeOffset(createdAt), cancellationToken);
    }
}
