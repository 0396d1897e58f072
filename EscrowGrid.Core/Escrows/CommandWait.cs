using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>One who waits for the decision of a command.</summary>
public sealed class CommandWait : IDisposable
{
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CommandSignal _signal;

    internal CommandWait(CommandSignal signal, CommandId command) => (_signal, Command) = (signal, command);

    public CommandId Command { get; }

    /// <summary>Ends when the command may have been decided.</summary>
    public Task Heard => _heard.Task;

    public void Dispose() => _signal.Forget(this);

    internal void Wake() => _heard.TrySetResult();
}
