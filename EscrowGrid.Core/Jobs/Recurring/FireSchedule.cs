using EscrowGrid.Core.Identifiers;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>Stores the jobs of schedules that an engine says are due.</summary>
internal sealed class FireSchedule(IScheduleStore schedules, ScheduleJobs jobs, ILogger<FireSchedule> logger)
{
    /// <returns>
    /// The job; null when this time is somebody else's, or is left out. Nothing is thrown: the next time of the
    /// schedule is the retry.
    /// </returns>
    public async Task<JobId?> TryAsync(string scheduleId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var job = jobs.Make(scheduleId, dueAt);
        try
        {
            if (await schedules.TryFireAsync(job, scheduleId, dueAt, cancellationToken))
                return job.Id;
            logger.ScheduleTaken(scheduleId);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.ScheduleStopped(scheduleId);
        }
        catch (Exception exception)
        {
            logger.ScheduleWaits(scheduleId, exception.Message);
        }

        return null;
    }
}
