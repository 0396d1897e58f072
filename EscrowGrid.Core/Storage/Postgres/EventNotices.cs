using EscrowGrid.Core.Events;
using EscrowGrid.Core.Relay;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Tells the other processes that this one has written events, and hears it from them. After the commit and a few
/// times a second at most: a notification within every transaction would make them commit one after the other. A lost
/// word costs a second, which is how often everybody looks anyway.
/// </summary>
internal sealed class EventNotices(
    NpgsqlDataSource database, EventSignal signal, TimeProvider time, ILogger<EventNotices> logger) : BackgroundService
{
    private const string Channel = "escrowgrid_events";

    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(TellAsync, stoppingToken), RepeatAsync(ListenAsync, stoppingToken));

    private async Task RepeatAsync(Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (StorageFailure.IsUnavailable(exception))
            {
                logger.NotListening(exception.Message);
            }

            await Task.Delay(RetryInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Ends only by an exception. Whoever hears may hear itself, which wakes nobody for nothing.</summary>
    private async Task TellAsync(CancellationToken stoppingToken)
    {
        var next = signal.NextWritten;
        while (true)
        {
            await next.WaitAsync(stoppingToken);
            next = signal.NextWritten;
            await using (var tell = database.CreateCommand($"NOTIFY {Channel}"))
                await tell.ExecuteNonQueryAsync(stoppingToken);
            await Task.Delay(Limits.EventNotice, time, stoppingToken);
        }
    }

    /// <summary>Ends only by an exception.</summary>
    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenUnpooledAsync(stoppingToken);
        connection.Notification += (_, _) => signal.Hear();
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(stoppingToken);
        // What was written before somebody listened here.
        signal.Hear();
        while (true)
        {
            if (await connection.WaitAsync(CheckInterval, stoppingToken))
                continue;
            // Nothing for long: is the connection still one?
            await using var check = new NpgsqlCommand("SELECT 1", connection);
            await check.ExecuteScalarAsync(stoppingToken);
        }
    }
}
