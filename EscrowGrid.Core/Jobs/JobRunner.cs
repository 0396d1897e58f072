using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs.Recurring;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Jobs;

/// <inheritdoc />
internal sealed class JobRunner(
    IJobStore jobs,
    FireSchedule schedules,
    JobWorkerParts parts,
    TimeProvider time,
    ILogger<JobRunner> logger) : IJobRunner
{
    public async Task RunAsync(JobId job, CancellationToken cancellationToken)
    {
        try
        {
            var takenAt = time.GetTimestamp();
            // Not cancelled: a claim that was sent may have taken the job.
            var claimed = await jobs.ClaimTicketAsync(
                job, parts.Name, parts.Handlers.TypesOf(JobLane.Engine), CancellationToken.None);
            if (claimed is null)
            {
                logger.TicketDropped(job);
                return;
            }

            await RunAsync(new JobRun(claimed, takenAt), cancellationToken);
        }
        catch (Exception exception)
        {
            logger.TicketFailed(job, exception.Message);
        }
    }

    public async Task FireRecurringAsync(
        string scheduleId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scheduleId);
        if (await schedules.TryAsync(scheduleId, dueAt, cancellationToken) is { } job)
            await RunAsync(job, cancellationToken);
    }

    private async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var lease = run.Job.Lease;
        var ended = parts.EngineRuns.Start(run, parts.RunAsync);
        await using (cancellationToken.Register(run.Stop))
            await ended;
        // One that did store its acknowledgement has no lease any more to give back.
        if (cancellationToken.IsCancellationRequested)
            await jobs.ReleaseAsync([lease], CancellationToken.None);
    }
}
