using System.Collections.Concurrent;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Tests.Jobs;

/// <summary>A handler that notes what it was called with, and then does what the test says.</summary>
internal sealed class Noting(Func<JobNote, JobContext, CancellationToken, Task<JobAck>>? then = null)
    : IJobHandler<JobNote>
{
    public ConcurrentQueue<string> Notes { get; } = new();

    public async Task<JobAck> HandleAsync(JobNote payload, JobContext job, CancellationToken cancellationToken)
    {
        Notes.Enqueue(payload.Text);
        return then is null ? job.Complete() : await then(payload, job, cancellationToken);
    }

    public Task ReachesAsync(int count) => Eventually.HoldsAsync(() => Task.FromResult(Notes.Count >= count));
}
