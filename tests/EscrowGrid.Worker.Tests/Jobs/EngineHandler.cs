using System.Collections.Concurrent;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>Notes what it was called with, and then does what the test says.</summary>
internal sealed class EngineHandler(Func<JobContext, CancellationToken, Task<JobAck>>? then = null)
    : IJobHandler<EngineNote>
{
    public ConcurrentQueue<string> Runs { get; } = new();

    public async Task<JobAck> HandleAsync(EngineNote payload, JobContext job, CancellationToken cancellationToken)
    {
        Runs.Enqueue(payload.Text);
        return then is null ? job.Complete() : await then(job, cancellationToken);
    }
}
