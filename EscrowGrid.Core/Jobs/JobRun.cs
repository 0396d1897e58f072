using System.Runtime.CompilerServices;

namespace EscrowGrid.Core.Jobs;

/// <summary>A job that this worker is running.</summary>
internal sealed class JobRun(ClaimedJob job, long takenAt) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly StrongBox<long> _renewedAt = new(takenAt);

    public ClaimedJob Job => job;

    public CancellationToken Stopping => _stop.Token;

    /// <summary>A timestamp of the time provider: the lease runs from then at the earliest.</summary>
    public long RenewedAt
    {
        get => Volatile.Read(ref _renewedAt.Value);
        set => Volatile.Write(ref _renewedAt.Value, value);
    }

    /// <summary>Asks the handler to stop: the job is somebody else's, or the process ends.</summary>
    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run has ended meanwhile.
        }
    }

    public void Dispose() => _stop.Dispose();
}
