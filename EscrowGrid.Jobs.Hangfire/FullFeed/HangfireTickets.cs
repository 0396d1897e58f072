using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using Hangfire;
using Hangfire.Server;

namespace EscrowGrid.Jobs.Hangfire;

/// <summary>What Hangfire calls. Retries are ours, so it makes none.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class HangfireTickets(IJobRunner runner)
{
    [JobDisplayName("{0}")]
    public Task RunAsync(string jobId, CancellationToken cancellationToken) =>
        runner.RunAsync(PrefixedId.Parse<JobId>(jobId), cancellationToken);

    [JobDisplayName("{0}")]
    public Task FireAsync(string scheduleId, PerformContext? context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        // Hangfire tells when it noticed that the schedule was due, and cron knows whole minutes.
        var noticedAt = DateTime.SpecifyKind(context.BackgroundJob.CreatedAt, DateTimeKind.Utc);
        var dueAt = new DateTimeOffset(noticedAt.Ticks - (noticedAt.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        return runner.FireRecurringAsync(scheduleId, dueAt, cancellationToken);
    }
}
