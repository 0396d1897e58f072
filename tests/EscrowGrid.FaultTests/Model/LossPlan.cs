using EscrowGrid.Core.Escrows;

namespace EscrowGrid.FaultTests.Model;

/// <summary>
/// What goes wrong with the job that runs now, and what has been decided, in the order of the commits.
/// </summary>
internal sealed class LossPlan
{
    /// <summary>Of the job that runs now; it happens once.</summary>
    public Loss Next { get; set; }

    /// <summary>Lets another worker do what this one is about to.</summary>
    public Func<Task> Overtake { get; set; } = () => Task.CompletedTask;

    public Queue<StoredCommand> Decided { get; } = [];

    /// <summary>True once, when that is what is to happen.</summary>
    public bool Take(Loss loss)
    {
        if (Next != loss)
            return false;
        Next = Loss.Nowhere;
        return true;
    }

    /// <summary>Runs what writes, where it is not lost before.</summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        if (Take(Loss.BeforeTheWrite))
            throw new ProcessLostException();
        if (Take(Loss.Overtaken))
            await Overtake();
        var written = await write();
        return Take(Loss.AfterTheWrite) ? throw new ProcessLostException() : written;
    }
}
