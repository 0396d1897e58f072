using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>
/// Gives the engine the schedules that this release declares, as operators have changed them; and again every few
/// seconds, because operators' acts are stored by other processes and an engine may have lost them.
/// </summary>
internal sealed class ScheduleKeeper(
    IJobEngine engine,
    IScheduleStore store,
    IEnumerable<RecurringSchedule> declared,
    TimeProvider time,
    ILogger<ScheduleKeeper> logger) : BackgroundService
{
    private readonly IReadOnlyList<RecurringSchedule> _declared = [.. declared];

    /// <summary>Makes the engine's schedules what they should be now.</summary>
    internal async Task KeepAsync(CancellationToken cancellationToken)
    {
        var stored = (await store.ListAsync(cancellationToken)).ToDictionary(it => it.Id, StringComparer.Ordinal);
        foreach (var schedule in _declared)
        {
            var state = stored.GetValueOrDefault(schedule.Id)?.State;
            if (state is { IsPaused: true })
                await engine.RemoveRecurringAsync(schedule.Id, cancellationToken);
            else
                await engine.SetRecurringAsync(
                    schedule with { Cron = state?.Cron ?? schedule.Cron }, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isFirst = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await KeepAsync(stoppingToken);
                if (isFirst)
                    logger.EngineStarted(engine.Info.Name, engine.Info.Version, _declared.Count);
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
