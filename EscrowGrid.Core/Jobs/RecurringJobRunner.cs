using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Jobs;

/// <summary>Runs what is due, once among all workers.</summary>
internal sealed class RecurringJobRunner(
    IEnumerable<RecurringJob> jobs, IScheduleClaims claims, ILogger<RecurringJobRunner> logger) : IJobRunner
{
    private readonly Dictionary<string, RecurringJob> _jobs = jobs.ToDictionary(job => job.Schedule.Id);

    public async Task FireRecurringAsync(
        string scheduleId, DateTimeOffset scheduledFor, CancellationToken cancellationToken)
    {
        if (!_jobs.TryGetValue(scheduleId, out var job))
        {
            logger.ScheduleUnknown(scheduleId);
            return;
        }

        try
        {
            await using var claim = await claims.TryClaimAsync(scheduleId, scheduledFor, cancellationToken);
            if (claim is null)
            {
                logger.ScheduleTaken(scheduleId);
                return;
            }

            var started = Stopwatch.GetTimestamp();
            await job.Work(cancellationToken);
            logger.ScheduleRan(scheduleId, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.ScheduleStopped(scheduleId);
        }
        catch (NpgsqlException exception) when (exception.IsTransient)
        {
            logger.ScheduleWaits(scheduleId, exception.Message);
        }
        catch (Exception exception)
        {
            logger.ScheduleFailed(exception, scheduleId);
        }
    }
}
