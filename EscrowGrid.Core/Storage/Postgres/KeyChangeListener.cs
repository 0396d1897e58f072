using System.Diagnostics;
using EscrowGrid.Core.Identifiers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Hears of every changed API key and session, from whichever instance, by a notification that a trigger sends when the
/// change commits. It vouches for <see cref="RememberedCallers"/> only while it hears: every second it calls itself
/// through the database, and when no echo comes back in time (connection lost or half open, a pooler in between that
/// has no sessions) the memory is emptied and not used until there is one.
/// </summary>
internal sealed partial class KeyChangeListener(
    NpgsqlDataSource database, RememberedCallers callers, ILogger<KeyChangeListener> logger) : BackgroundService
{
    private const string Listen = "LISTEN escrowgrid_api_keys";
    private const string Echo = "SELECT pg_notify('escrowgrid_api_keys', $1)";
    private const string EchoPrefix = "echo ";
    private const string SessionPrefix = "session ";

    private static readonly TimeSpan EchoPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EchoInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

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
            finally
            {
                callers.Distrust();
            }

            await Task.Delay(RetryInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Ends only by an exception. The echoes of other instances come in too, and mean nothing here.</summary>
    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenUnpooledAsync(stoppingToken);
        var call = "";
        var heard = false;
        connection.Notification += (_, message) =>
        {
            if (message.Payload == call)
                heard = true;
            else if (!message.Payload.StartsWith(EchoPrefix, StringComparison.Ordinal))
                Hear(message.Payload);
        };
        await ExecuteAsync(connection, Listen, stoppingToken);
        for (var turn = 0L; ; turn++)
        {
            call = $"{EchoPrefix}{connection.ProcessID} {turn}";
            heard = false;
            await ExecuteAsync(connection, Echo, stoppingToken, call);
            if (!await HearAsync(connection, EchoPatience, () => heard, stoppingToken))
                throw new TimeoutException("No notification comes back.");
            callers.Vouch();
            await HearAsync(connection, EchoInterval, () => false, stoppingToken);
        }
    }

    /// <summary>What is not understood may have been about anything.</summary>
    private void Hear(string change)
    {
        if (change.StartsWith(SessionPrefix, StringComparison.Ordinal)
            && Guid.TryParseExact(change.AsSpan(SessionPrefix.Length), "D", out var session))
        {
            callers.Forget(SessionId.From(session));
        }
        else
        {
            callers.Forget();
        }
    }

    /// <summary>Takes notifications until <paramref name="enough"/> or the time is over.</summary>
    /// <returns>Whether it was enough.</returns>
    private static async Task<bool> HearAsync(
        NpgsqlConnection connection, TimeSpan time, Func<bool> enough, CancellationToken stoppingToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (!enough())
        {
            var left = time - Stopwatch.GetElapsedTime(since);
            if (left < TimeSpan.FromMilliseconds(1) || !await connection.WaitAsync(left, stoppingToken))
                return enough();
        }

        return true;
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, string? argument = null)
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            CommandTimeout = (int)EchoPatience.TotalSeconds,
        };
        if (argument is not null)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = argument });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(
        2101,
        LogLevel.Warning,
        "Changes of API keys are not heard ({Reason}); until they are, every request asks the database for its caller")]
    private partial void NotListening(string reason);
}
