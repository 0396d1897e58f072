using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Hears on channels of the database what other processes say. Whoever hears by it must not need it: while the
/// database is away, or cannot notify, nothing is heard and nobody is told.
/// </summary>
internal sealed partial class Listening(NpgsqlDataSource database, TimeProvider time, ILogger<Listening> logger)
{
    private static readonly TimeSpan LivenessInterval = TimeSpan.FromSeconds(30);

    /// <summary>Runs until it is cancelled; a lost connection is replaced.</summary>
    /// <param name="channel">A name that is an identifier of SQL.</param>
    /// <param name="hear">Called for each notification, and whenever some may have been missed.</param>
    /// <param name="stoppingToken">Ends it.</param>
    public Task RunAsync(string channel, Action hear, CancellationToken stoppingToken) =>
        RunAsync(channel, _ => hear(), stoppingToken);

    /// <inheritdoc cref="RunAsync(string, Action, CancellationToken)"/>
    /// <param name="channel">A name that is an identifier of SQL.</param>
    /// <param name="hear">Called with what was said, and with null whenever something may have been missed.</param>
    /// <param name="stoppingToken">Ends it.</param>
    public async Task RunAsync(string channel, Action<string?> hear, CancellationToken stoppingToken)
    {
        var pause = Limits.ListenPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenUnpooledAsync(stoppingToken);
                await ListenAsync(connection, channel, hear, stoppingToken);
                pause = Limits.ListenPause;
                await HearAsync(connection, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (StorageFailure.IsUnavailable(exception))
            {
                NotListening(channel, exception.Message);
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < Limits.ListenPauseMaximum ? pause * 2 : Limits.ListenPauseMaximum;
        }
    }

    private static async Task ListenAsync(
        NpgsqlConnection connection, string channel, Action<string?> hear, CancellationToken stoppingToken)
    {
        connection.Notification += (_, said) => hear(said.Payload);
        await ExecuteAsync(connection, $"LISTEN {channel}", stoppingToken);
        // What was said before somebody listened here.
        hear(null);
    }

    /// <summary>Ends only by an exception.</summary>
    private static async Task HearAsync(NpgsqlConnection connection, CancellationToken stoppingToken)
    {
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

    [LoggerMessage(
        2111, LogLevel.Warning, "Nothing is heard on {Channel} ({Reason}); what others say there is looked for")]
    private partial void NotListening(string channel, string reason);
}
