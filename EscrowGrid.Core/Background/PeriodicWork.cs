using EscrowGrid.Core.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Background;

/// <summary>
/// Runs one piece of upkeep at the start and then at a fixed interval. A failure is logged and the next turn tries again:
/// upkeep never ends the process.
/// </summary>
internal sealed partial class PeriodicWork(
    string name, TimeSpan interval, Func<CancellationToken, Task> work, TimeProvider time, ILogger logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            do
            {
                await RunOnceAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        try
        {
            await work(stoppingToken);
        }
        catch (Exception exception) when (StorageFailure.IsUnavailable(exception))
        {
            DatabaseAway(name, exception.Message);
        }
#pragma warning disable CA1031 // Whatever one turn throws, the next one is due all the same.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            TurnFailed(exception, name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} has to wait: the database is not available ({Reason})")]
    private partial void DatabaseAway(string work, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed; the next turn tries again")]
    private partial void TurnFailed(Exception exception, string work);
}
