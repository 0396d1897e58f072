using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Tells other processes that this one has enqueued jobs: on a connection of its own, after the commit, and at most
/// every 20 milliseconds. A notification within the transactions themselves makes their commits queue up for one lock.
/// </summary>
internal sealed partial class JobNotifier(
    NpgsqlDataSource database, JobSignal signal, TimeProvider time, ILogger<JobNotifier> logger) : BackgroundService
{
    public const string Channel = "escrowgrid_jobs";

    private const string Notify = $"SELECT pg_notify('{Channel}', '')";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var raised = signal.Raised;
            while (true)
            {
                await raised.WaitAsync(stoppingToken);
                // Taken before the notification, so that jobs that are enqueued meanwhile are told of by the next one.
                raised = signal.Raised;
                await TryNotifyAsync(stoppingToken);
                await Task.Delay(Limits.JobNotifyInterval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Workers find the last jobs by themselves.
        }
    }

    private async Task TryNotifyAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var command = database.CreateCommand(Notify);
            await command.ExecuteNonQueryAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            NotNotified(exception.Message);
        }
    }

    [LoggerMessage(2110, LogLevel.Debug, "Workers are not told of new jobs ({Reason}); they find them by themselves")]
    private partial void NotNotified(string reason);
}
