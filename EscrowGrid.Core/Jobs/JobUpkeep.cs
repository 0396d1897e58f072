using EscrowGrid.Core.Identifiers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Jobs;

/// <summary>
/// Renews the leases of what this worker runs; takes jobs back from workers that have gone; forgets old ones. All of it
/// may run on any number of workers at once.
/// </summary>
internal sealed class JobUpkeep(
    IJobStore store, JobWorkerParts parts, JobSettings settings, TimeProvider time, ILogger<JobUpkeep> logger)
    : BackgroundService
{
    private readonly DateTimeOffset _startedAt = time.NowInMilliseconds();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        EveryAsync(Limits.JobLease / 3, RenewAsync, stoppingToken),
        EveryAsync(Limits.JobRecoveryInterval, RecoverAsync, stoppingToken),
        EveryAsync(Limits.JobCountInterval, CountAsync, stoppingToken),
        EveryAsync(Limits.JobTrimInterval, TrimAsync, stoppingToken));

    private async Task EveryAsync(
        TimeSpan interval, Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryAsync(work, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; its leases are given back or run out.
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work(stoppingToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            logger.UpkeepWaits(exception.Message);
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<JobRun> runs = [.. parts.Running.Runs, .. parts.EngineRuns.Runs];
        var now = time.GetTimestamp();
        try
        {
            var held = await store.RenewAsync([.. runs.Select(run => run.Job.Lease)], cancellationToken);
            foreach (var run in runs.Join(held, run => run.Job.Lease, lease => lease, (run, _) => run))
                run.RenewedAt = now;
            foreach (var run in runs.ExceptBy(held, run => run.Job.Lease))
                run.Stop();
        }
        finally
        {
            // Whether or not the database answers: past its lease a job may be running elsewhere.
            foreach (var run in runs.Where(it => time.GetElapsedTime(it.RenewedAt) >= Limits.JobLease))
                run.Stop();
        }
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (await store.RecoverAsync(cancellationToken) is var recovered and > 0)
        {
            logger.LeasesExpired(recovered);
            parts.Metrics.Expired(recovered);
            parts.Signal.Hear();
        }
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var report = new WorkerReport(
            parts.Name,
            ThisProcess.Release,
            parts.Handlers.Queues,
            settings.Slots,
            parts.Running.Count,
            _startedAt);
        await store.ReportAsync(report, cancellationToken);
        parts.Metrics.Show(await store.CountAsync(cancellationToken));
    }

    private async Task TrimAsync(CancellationToken cancellationToken) =>
        await store.TrimAsync(settings.Retention, cancellationToken);
}
