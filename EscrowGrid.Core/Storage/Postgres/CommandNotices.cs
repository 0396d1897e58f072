using System.Text;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Tells the other processes which commands this one has decided, and hears it from them: so a request that waits at
/// one process is answered as soon as another one has decided. After the commit, and many in one word: a notification
/// within every transaction would make them commit one after the other. A lost word costs a quarter of a second.
/// </summary>
internal sealed partial class CommandNotices(
    NpgsqlDataSource database,
    Listening listening,
    CommandSignal signal,
    TimeProvider time,
    ILogger<CommandNotices> logger)
    : BackgroundService
{
    private const string Channel = "escrowgrid_commands";
    private const string Notify = $"SELECT pg_notify('{Channel}', $1)";
    private const char Separator = ' ';

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        KeepTellingAsync(stoppingToken), listening.RunAsync(Channel, Hear, stoppingToken));

    private async Task KeepTellingAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await signal.Decided.WaitToReadAsync(stoppingToken))
                {
                    await TellAsync(stoppingToken);
                    await Task.Delay(Limits.CommandNotice, time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (StorageFailure.IsUnavailable(exception))
            {
                NotTold(exception.Message);
            }

            await Task.Delay(Limits.ListenPause, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TellAsync(CancellationToken stoppingToken)
    {
        var decided = new StringBuilder();
        for (var count = 0; count < Limits.CommandsPerNotice && signal.Decided.TryRead(out var command); count++)
            decided.Append(command.Value.ToString("N")).Append(Separator);
        await using var tell = database.CreateCommand(Notify);
        tell.Parameters.Add(new NpgsqlParameter<string> { TypedValue = decided.ToString() });
        await tell.ExecuteNonQueryAsync(stoppingToken);
    }

    /// <summary>Whoever hears may hear itself, which wakes nobody: they are awake already.</summary>
    private void Hear(string? decided)
    {
        if (decided is null)
        {
            signal.HearAll();
            return;
        }

        foreach (var text in decided.Split(Separator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Guid.TryParseExact(text, "N", out var id))
                signal.Hear(new CommandId(id));
        }
    }

    [LoggerMessage(2112, LogLevel.Debug, "Nobody is told of decided commands ({Reason}); who waits looks for them")]
    private partial void NotTold(string reason);
}
