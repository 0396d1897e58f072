using System.Collections.Concurrent;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Benchmarks.Jobs;

internal sealed class ProbeHandler(TimeProvider time) : IJobHandler<Probe>
{
    private int _count;

    public ConcurrentQueue<double> PickUpMs { get; } = new();

    public int Count => Volatile.Read(ref _count);

    public Task<JobAck> HandleAsync(Probe payload, JobContext job, CancellationToken cancellationToken)
    {
        PickUpMs.Enqueue((time.GetUtcNow().UtcTicks - payload.EnqueuedAt) / (double)TimeSpan.TicksPerMillisecond);
        Interlocked.Increment(ref _count);
        return Task.FromResult(job.Complete());
    }
}
