using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Hears of the jobs that other processes have enqueued. When nothing can be heard, workers still look every second.
/// </summary>
internal sealed class JobListener(Listening listening, JobSignal signal) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        listening.RunAsync(JobNotifier.Channel, signal.Hear, stoppingToken);
}
