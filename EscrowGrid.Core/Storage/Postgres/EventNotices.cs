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
    NpgsqlDataSource database, Listening listening, EventSignal signal, TimeProvider time, ILogger<EventNotices> logger)
    : BackgroundService
{
    private const string Channel = "escrowgrid_events";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        KeepTellingAsync(stoppingToken), listening.RunAsync(Channel, signal.Hear, stoppingToken));

    private async Task KeepTellingAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TellAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (StorageFailure.IsUnavailable(exception))
            {
                logger.NotTelling(exception.Message);
            }

            await Task.Delay(Limits.ListenPause, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
}
