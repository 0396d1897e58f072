using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Hears of the jobs that other processes have enqueued. When nothing can be heard, workers still look every second.
/// </summary>
internal sealed partial class JobListener(
    NpgsqlDataSource database, JobSignal signal, TimeProvider time, ILogger<JobListener> logger) : BackgroundService
{
    private static readonly TimeSpan LivenessInterval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                NotListening(exception.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Limits.JobPoll, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Ends only by an exception.</summary>
    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenUnpooledAsync(stoppingToken);
        connection.Notification += (_, _) => signal.Hear();
        await ExecuteAsync(connection, $"LISTEN {JobNotifier.Channel}", stoppingToken);
        // What was enqueued while nobody listened.
        signal.Hear();
        while (true)
        {
            // A connection that is half open would otherwise be silent for ever.
            if (!await connection.WaitAsync(LivenessInterval, stoppingToken))
                await ExecuteAsync(connection, "SELECT 1", stoppingToken);
        }
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(2111, LogLevel.Warning, "New jobs of other processes are not heard ({Reason}); they are looked for")]
    private partial void NotListening(string reason);
}
