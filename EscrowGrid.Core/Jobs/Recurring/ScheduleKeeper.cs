using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>
/// Makes the engine's schedules what they should be, and again every few seconds, because operators' acts are stored by
/// other processes and an engine may have lost them.
/// </summary>
internal sealed class ScheduleKeeper(EngineSchedules schedules, TimeProvider time, ILogger<ScheduleKeeper> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isFirst = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await schedules.KeepAsync(stoppingToken);
                if (isFirst)
                    logger.EngineStarted(schedules.Engine.Name, schedules.Engine.Version, schedules.Count);
                isFirst = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever an engine throws when its store is away: what it has been given before goes on.
                logger.SchedulesWait(exception.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Limits.ScheduleCheckInterval, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
