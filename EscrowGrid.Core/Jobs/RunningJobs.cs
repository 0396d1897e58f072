using System.Collections.Concurrent;

namespace EscrowGrid.Core.Jobs;

/// <summary>The jobs that this worker is running.</summary>
internal sealed class RunningJobs
{
    private readonly ConcurrentDictionary<JobLease, (JobRun Run, Task Task)> _runs = new();
    private volatile TaskCompletionSource _freed = New();

    public int Count => _runs.Count;

    public IReadOnlyList<JobRun> Runs => [.. _runs.Values.Select(it => it.Run)];

    /// <summary>Ends when a slot is freed, from now on.</summary>
    public Task Freed => _freed.Task;

    public bool Contains(JobLease lease) => _runs.ContainsKey(lease);

    public int CountOf(string queue) => _runs.Values.Count(it => it.Run.Job.Queue == queue);

    /// <param name="run">The run.</param>
    /// <param name="work">Runs it to its end and throws nothing.</param>
    /// <returns>Ends with the run.</returns>
    public Task Start(JobRun run, Func<JobRun, Task> work)
    {
        // Entered before it starts: a run that ends at once must find itself.
        var go = New();
        var task = RunAsync(run, work, go.Task);
        _runs[run.Job.Lease] = (run, task);
        go.SetResult();
        return task;
    }

    /// <returns>Whether all have ended within the time.</returns>
    public async Task<bool> DrainAsync(TimeSpan patience, TimeProvider time)
    {
        try
        {
            await Task.WhenAll(_runs.Values.Select(it => it.Task)).WaitAsync(patience, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync(JobRun run, Func<JobRun, Task> work, Task go)
    {
        await go;
        try
        {
            await work(run);
        }
        finally
        {
            _runs.TryRemove(run.Job.Lease, out _);
            run.Dispose();
            Interlocked.Exchange(ref _freed, New()).TrySetResult();
        }
    }
}
