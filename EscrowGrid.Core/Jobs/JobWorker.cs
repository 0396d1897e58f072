using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Jobs;

/// <summary>
/// Takes due jobs of the Domain lane and runs them, as many at once as there are slots. When the process stops it takes
/// no more, gives those that run their time, and gives back what is not finished then.
/// </summary>
internal sealed class JobWorker(
    IJobStore store, JobWorkerParts parts, JobSettings settings, TimeProvider time, ILogger<JobWorker> logger)
    : BackgroundService
{
    private readonly IReadOnlyList<string> _queues = parts.Handlers.QueuesOf(JobLane.Domain);
    private readonly IReadOnlyList<string> _types = parts.Handlers.TypesOf(JobLane.Domain);
    private int _turn;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Both before looking, so that nothing is missed in between.
            var (heard, freed) = (parts.Signal.Heard, parts.Running.Freed);
            if (settings.Slots - parts.Running.Count is not (> 0 and var free))
            {
                await WaitAsync(freed, Timeout.InfiniteTimeSpan, stoppingToken);
                // Acknowledgements are written together, so slots are freed together: one look serves them all.
                await Task.Delay(Limits.JobGathering, time, CancellationToken.None);
                continue;
            }

            var (queues, isCapped) = Demand();
            var patience = await ClaimAsync(queues, free, stoppingToken);
            if (patience > TimeSpan.Zero)
                await WaitAsync(isCapped ? Task.WhenAny(heard, freed) : heard, patience, stoppingToken);
        }

        await FinishAsync();
    }

    /// <returns>How long to wait unless something happens; zero when there may be more.</returns>
    private async Task<TimeSpan> ClaimAsync(
        IReadOnlyList<KeyValuePair<string, int>> queues, int free, CancellationToken stoppingToken)
    {
        try
        {
            var takenAt = time.GetTimestamp();
            var demand = new JobDemand(parts.Name, queues, free, _types);
            // Not cancelled: a claim that was sent may have taken jobs.
            var claim = await store.ClaimAsync(demand, CancellationToken.None);
            foreach (var job in claim.Jobs)
                _ = parts.Running.Start(new JobRun(job, takenAt), parts.Execution.RunAsync);
            if (claim.Jobs.Count == free)
                return TimeSpan.Zero;
            return claim.NextDue is { } due && due < Limits.JobPoll ? Later(due) : Limits.JobPoll;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            logger.ClaimWaits(exception.Message);
            return Limits.JobPoll;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.ClaimFailed(exception);
            return Limits.JobPoll;
        }

        // A timer may ring a little early, and what is due is due by the database's clock.
        static TimeSpan Later(TimeSpan due) => due + TimeSpan.FromMilliseconds(1);
    }

    /// <summary>Another queue is first each time, so that none waits for all others to be empty.</summary>
    private (List<KeyValuePair<string, int>> Queues, bool IsCapped) Demand()
    {
        var demand = new List<KeyValuePair<string, int>>(_queues.Count);
        var isCapped = false;
        for (var i = 0; i < _queues.Count; i++)
        {
            var queue = _queues[(_turn + i) % _queues.Count];
            var cap = settings.Slots;
            if (settings.Caps.TryGetValue(queue, out var limit))
            {
                cap = limit - parts.Running.CountOf(queue);
                isCapped = true;
            }

            if (cap > 0)
                demand.Add(KeyValuePair.Create(queue, cap));
        }

        _turn = (_turn + 1) % Math.Max(1, _queues.Count);
        return (demand, isCapped);
    }

    private async Task WaitAsync(Task signal, TimeSpan atMost, CancellationToken stoppingToken)
    {
        try
        {
            await signal.WaitAsync(atMost, time, stoppingToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // Time to look again, or to stop.
        }
    }

    private async Task FinishAsync()
    {
        if (await parts.Running.DrainAsync(Limits.JobShutdownPatience, time))
            return;
        var unfinished = parts.Running.Runs;
        foreach (var run in unfinished)
            run.Stop();
        await parts.Running.DrainAsync(Limits.JobStopPatience, time);
        try
        {
            // Those that did store an acknowledgement at the last moment have no lease any more to give back.
            await store.ReleaseAsync([.. unfinished.Select(run => run.Job.Lease)], CancellationToken.None);
            logger.JobsGivenBack(unfinished.Count);
        }
        catch (NpgsqlException exception)
        {
            logger.ClaimWaits(exception.Message);
        }
    }
}
