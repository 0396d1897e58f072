using System.Threading.Channels;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Wakes those who wait for the decision of a command. Only a hint: they look by themselves too, less and less often.
/// </summary>
public sealed class CommandSignal
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CommandId, List<CommandWait>> _waiting = [];

    private readonly Channel<CommandId> _decided = Channel.CreateBounded<CommandId>(
        new BoundedChannelOptions(Limits.CommandNoticesKept) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>What this process has decided and the others have not been told of.</summary>
    internal ChannelReader<CommandId> Decided => _decided.Reader;

    /// <summary>Begins to wait; to be done before looking, so that nothing is missed in between.</summary>
    public CommandWait Await(CommandId command)
    {
        var wait = new CommandWait(this, command);
        lock (_lock)
        {
            if (!_waiting.TryGetValue(command, out var others))
                _waiting.Add(command, others = []);
            others.Add(wait);
        }

        return wait;
    }

    /// <summary>This process has decided a command, and committed that.</summary>
    public void Raise(CommandId command)
    {
        Hear(command);
        _decided.Writer.TryWrite(command);
    }

    /// <summary>Somebody has.</summary>
    public void Hear(CommandId command)
    {
        List<CommandWait>? waiting;
        lock (_lock)
            _waiting.Remove(command, out waiting);
        waiting?.ForEach(wait => wait.Wake());
    }

    /// <summary>Something may have been missed.</summary>
    public void HearAll()
    {
        CommandId[] all;
        lock (_lock)
            all = [.. _waiting.Keys];
        Array.ForEach(all, Hear);
    }

    internal void Forget(CommandWait wait)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(wait.Command, out var others) && others.Remove(wait) && others.Count == 0)
                _waiting.Remove(wait.Command);
        }
    }
}
