namespace EscrowGrid.Core.Jobs;

/// <inheritdoc />
internal sealed class JobQueue(IJobStore store, JobSignal signal) : IJobQueue
{
    public async Task EnqueueAsync(IReadOnlyList<JobRequest> jobs, CancellationToken cancellationToken)
    {
        if (jobs.Count == 0)
            return;
        await store.EnqueueAsync(jobs, cancellationToken);
        signal.Raise();
    }
}
