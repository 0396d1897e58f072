using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows;

/// <summary>Wakes those who wait for what the deciding of commands has stored.</summary>
public sealed class CommandNews(JobSignal jobs, CommandSignal decided)
{
    /// <summary>Jobs follow from it.</summary>
    public void Enqueued() => jobs.Raise();

    /// <summary>It is decided, and that is committed.</summary>
    public void Decided(CommandId command) => decided.Raise(command);
}
