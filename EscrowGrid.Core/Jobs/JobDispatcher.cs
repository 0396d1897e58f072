using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Jobs;

/// <summary>
/// Hands ready jobs of the Engine lane to the engine, and again those whose ticket was not redeemed in time: a ticket
/// that an engine lost, or that a worker held when it was killed, is only a delay. May run on any number of workers.
/// </summary>
internal sealed class JobDispatcher(
    IJobStore store, IJobEngine engine, JobHandlers handlers, TimeProvider time, ILogger<JobDispatcher> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DispatchAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever an engine throws when its store is away: its tickets are handed out again.
                logger.TicketsWait(exception.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Limits.JobPoll, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DispatchAsync(CancellationToken cancellationToken)
    {
        var tickets = await store.TicketAsync(handlers.TypesOf(JobLane.Engine), cancellationToken);
        if (tickets.Count > 0)
            await engine.DispatchAsync(tickets, cancellationToken);
    }
}
