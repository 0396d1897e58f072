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
    private readonly JobAcks _acks = parts.Execution.Acks;
    private int _turn;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _acks.Join();
        while (!stoppingToken.IsCancellationRequested)
        {
            // All before looking, so that nothing is missed in between.
            var (heard, freed) = (parts.Signal.Heard, parts.Running.Freed);
            var ended = _acks.Take();
            // Slots are free as soon as the outcomes of their jobs are stored, which is before the next are taken.
            var free = settings.Slots - parts.Running.Count + ended.Acks.Count(it => parts.Running.Contains(it.Lease));
            if (free <= 0 && ended.Acks.Count == 0)
            {
                await WaitAsync(Task.WhenAny(freed, _acks.Arrived), Timeout.InfiniteTimeSpan, stoppingToken);
                await GatherAsync();
                continue;
            }

            var (queues, isCapped) = Demand();
            var patience = await TurnAsync(ended, queues, Math.Max(0, free));
            if (patience > TimeSpan.Zero)
            {
                var signal = Task.WhenAny(heard, _acks.Arrived, isCapped ? freed : heard);
                await WaitAsync(signal, patience, stoppingToken);
                await GatherAsync();
            }
        }

        _acks.Leave();
        await FinishAsync();
    }

    /// <summary>
    /// What ends at about the same time is stored together: a transaction costs more than what is in it.
    /// </summary>
    private async Task GatherAsync()
    {
        int before;
        do
        {
            before = _acks.Count;
            await Task.Yield();
        }
        while (_acks.Count > before);
    }

    /// <returns>How long to wait unless something happens; zero when there may be more.</returns>
    private async Task<TimeSpan> TurnAsync(
        AckBatch ended, IReadOnlyList<KeyValuePair<string, int>> queues, int free)
    {
        try
        {
            var takenAt = time.GetTimestamp();
            var demand = new JobDemand(parts.Name, queues, free, _types);
            // Not cancelled: a turn that was sent may have stored outcomes and taken jobs.
            var (counted, claim) = await store.TurnAsync(ended.Acks, demand, CancellationToken.None);
            ended.Tell(counted);
            foreach (var job in claim.Jobs)
                _ = parts.Running.Start(new JobRun(job, takenAt), parts.RunAsync);
            if (claim.Jobs.Count == free)
                return TimeSpan.Zero;
            return claim.NextDue is { } due && due < Limits.JobPoll ? Later(due) : Limits.JobPoll;
        }
        catch (Exception exception)
        {
            ended.Fail(exception);
            if (exception is NpgsqlException or TimeoutException)
                logger.ClaimWaits(exception.Message);
            else
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
