using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Jobs;

/// <summary>Runs one claimed job to its end: the handler, then the acknowledgement.</summary>
internal sealed class JobExecution(
    JobHandlers handlers, JobAcks acks, JobMetrics metrics, TimeProvider time, ILogger<JobExecution> logger)
{
    /// <summary>The outcomes that wait to be stored.</summary>
    public JobAcks Acks => acks;

    /// <summary>Throws nothing: what goes wrong is the outcome of the job.</summary>
    /// <returns>The outcome that is stored; null when it is not, or the run was stopped.</returns>
    public async Task<JobAck?> RunAsync(JobRun run)
    {
        var job = run.Job;
        var started = time.GetTimestamp();
        var ack = await HandleAsync(run);
        if (ack is null)
            return null;
        if (!ack.IsHandedOver && !await StoreAsync(run, ack))
        {
            logger.LeaseLost(job.ToString());
            metrics.Lost(job);
            return null;
        }

        var took = time.GetElapsedTime(started);
        metrics.Ran(job, ack.Verdict, took);
        Tell(job, ack, took);
        return ack;
    }

    /// <returns>Null when the run was stopped: the job is somebody else's by now, or is given back.</returns>
    private async Task<JobAck?> HandleAsync(JobRun run)
    {
        var context = new JobContext(run.Job);
        var registration = handlers[run.Job.Type];
        using var limit = new CancellationTokenSource(registration.Kind.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, run.Stopping);
        try
        {
            return await registration.RunAsync(run.Job, context, either.Token);
        }
        catch (Exception) when (run.Stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return context.Retry($"not finished within {registration.Kind.Timeout}");
        }
        catch (Exception exception)
        {
            logger.JobThrew(exception, run.Job.ToString(), run.Job.Attempt);
            return context.Retry($"{exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>
    /// While the database is away the lease goes on running, and so does the wait for the database; once the lease is
    /// over, the run is stopped and the job is somebody else's.
    /// </summary>
    private async Task<bool> StoreAsync(JobRun run, JobAck ack)
    {
        while (true)
        {
            try
            {
                return await acks.StoreAsync(ack);
            }
            catch (Exception exception)
            {
                logger.AckWaits(run.Job.ToString(), exception.Message);
                if (run.Stopping.IsCancellationRequested)
                    return false;
                await Task.Delay(Limits.JobPoll, time, run.Stopping)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Tell(ClaimedJob job, JobAck ack, TimeSpan took)
    {
        switch (ack.Verdict)
        {
            case JobVerdict.Completed:
            case JobVerdict.Postponed:
                logger.JobRan(job.Type, job.Lease.Job, ack.Verdict, took.TotalMilliseconds);
                break;
            case JobVerdict.Retried:
                logger.JobFailed(job.ToString(), job.Attempt, ack.Delay.TotalSeconds, ack.Error);
                break;
            case JobVerdict.Dead:
                logger.JobDied(job.ToString(), job.Attempt, ack.Error);
                break;
            default:
                throw new UnreachableException();
        }
    }
}
