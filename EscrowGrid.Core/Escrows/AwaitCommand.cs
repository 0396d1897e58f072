using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>Waits for the decision of a command: woken by whoever decided it, and else looking by itself.</summary>
public sealed class AwaitCommand(IEscrowStore escrows, CommandSignal signal, TimeProvider time)
{
    /// <summary>To be called before the command is stored, or looked at.</summary>
    public CommandWait Begin(CommandId command) => signal.Await(command);

    /// <returns>The command as it is when it is decided or the patience is at its end.</returns>
    public async Task<StoredCommand> WaitAsync(
        StoredCommand command, CommandWait wait, TimeSpan patience, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(wait);
        var since = time.GetTimestamp();
        for (var pause = Limits.CommandFirstLook; command.State is CommandState.Pending;
            pause = Shorter(pause * 1.5, patience))
        {
            var left = patience - time.GetElapsedTime(since);
            if (left <= TimeSpan.Zero)
                break;
            await PauseAsync(wait.Heard, Shorter(pause, UpToMilliseconds(left)), cancellationToken);
            command = await escrows.FindCommandAsync(command.Id, cancellationToken) ?? command;
        }

        return command;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    // A timer knows milliseconds: a part of one is no wait at all, and looking would go on and on until it is over.
    private static TimeSpan UpToMilliseconds(TimeSpan left) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));

    private async Task PauseAsync(Task heard, TimeSpan atMost, CancellationToken cancellationToken)
    {
        // Woken once and not decided after all: from then on only time helps.
        if (heard.IsCompleted)
        {
            await Task.Delay(atMost, time, cancellationToken);
            return;
        }

        try
        {
            await heard.WaitAsync(atMost, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It is time to look.
        }
    }
}
