using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Jobs;

/// <summary>Gives the engine the schedules that this release declares.</summary>
internal sealed class RecurringJobsStart(
    IJobEngine engine, IEnumerable<RecurringJob> jobs, ILogger<RecurringJobsStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var job in jobs)
        {
            await engine.SetRecurringAsync(job.Schedule, cancellationToken);
            count++;
        }

        logger.EngineStarted(engine.Info.Name, engine.Info.Version, count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
