using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryJobOperations(MemoryDatabase database, IJobStore store, TimeProvider time)
    : IJobOperations
{
    public Task<Slice<ShownJob>> ListAsync(
        JobFilter filter, long before, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var wanted = database.Jobs.All.Values.Reverse()
                .Where(job => job.Number < before)
                .Where(job => filter.State is null || job.State == filter.State)
                .Where(job => filter.Queue is null || job.Request.Kind.Queue == filter.Queue)
                .Where(job => filter.Type is null || job.Request.Kind.Name == filter.Type)
                .Where(job => filter.OrderingKey is null || job.Request.OrderingKey == filter.OrderingKey);
            return Task.FromResult(wanted.Take(limit + 1).Select(Show).ToSlice(new Page(limit, 0)));
        }
    }

    public Task<ShownJob?> FindAsync(JobId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Jobs.All.TryGetValue(id, out var job) ? Show(job) : null);
    }

    public Task<bool> HasTwinAsync(ShownJob job, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Jobs.HasTwin(database.Jobs.All[job.Id]));
    }

    public Task<bool> RetryAsync(
        IReadOnlyList<ShownJob> jobs, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            var dead = Find(jobs);
            if (dead.Exists(job => job.State is not JobState.Dead || database.Jobs.HasTwin(job)))
                return false;
            foreach (var job in dead)
            {
                job.Attempt = 0;
                job.RunAt = time.GetUtcNow();
                database.Jobs.Move(job, JobState.Ready);
            }

            return true;
        }));

    public Task<bool> DeleteAsync(
        IReadOnlyList<ShownJob> jobs, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            var found = Find(jobs);
            if (found.Exists(job => job.State is JobState.Running or JobState.Completed or JobState.Deleted))
                return false;
            foreach (var job in found)
                database.Jobs.End(job, JobState.Deleted, time.GetUtcNow());
            return true;
        }));

    public async Task<IReadOnlyList<ShownQueue>> ListQueuesAsync(CancellationToken cancellationToken)
    {
        var counts = await store.CountAsync(cancellationToken);
        lock (database.Transaction)
            return ShownQueue.Join(counts, [.. database.Queues.Values]);
    }

    public Task PutQueueAsync(JobQueueState state, Trail trail, CancellationToken cancellationToken)
    {
        database.TryStore(trail, () =>
        {
            database.Queues[state.Queue] = state;
            return true;
        });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ShownWorker>> ListWorkersAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<ShownWorker>>(
                [.. database.Workers.Values.Select(it => new ShownWorker(it.Report, it.SeenAt))]);
        }
    }

    private static ShownJob Show(MemoryJob job) => new(
        job.Request.Id, job.Number, job.Request.Kind.Name, job.Request.Kind.Queue, job.State, job.Request.Kind.Priority)
    {
        Lane = job.Request.Kind.Lane,
        OrderingKey = job.Request.OrderingKey,
        DedupKey = job.Request.DedupKey,
        IsAboutMoney = job.Request.Kind.IsAboutMoney,
        Attempt = job.Attempt,
        MaxAttempts = job.Request.Kind.MaxAttempts,
        CreatedAt = job.CreatedAt.CutToMilliseconds(),
        RunAt = job.RunAt.CutToMilliseconds(),
        StartedAt = job.StartedAt?.CutToMilliseconds(),
        FinishedAt = job.FinishedAt?.CutToMilliseconds(),
        Worker = job.Worker,
        Payload = job.Request.Payload,
        Failures = [.. job.Failures],
    };

    private List<MemoryJob> Find(IReadOnlyList<ShownJob> jobs) =>
        [.. jobs.Select(job => database.Jobs.All.GetValueOrDefault(job.Id)).OfType<MemoryJob>()];
}
