using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>
/// Probes every few seconds, so that <c>/health</c> has something true to say without touching anything.
/// </summary>
internal sealed class DependencyMonitor(DependencyWatch watch, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await watch.CheckAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping, or failed to start and says why itself.
        }
    }
}
