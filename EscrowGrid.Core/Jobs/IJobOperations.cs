using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Jobs;

/// <summary>The jobs, for operators.</summary>
public interface IJobOperations
{
    /// <returns>The latest first, those before a number.</returns>
    Task<Slice<ShownJob>> ListAsync(
        JobFilter filter, long before, int limit, CancellationToken cancellationToken);

    Task<ShownJob?> FindAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>Whether another job with the dedup key of this one waits or runs.</summary>
    Task<bool> HasTwinAsync(ShownJob job, CancellationToken cancellationToken);

    /// <summary>Makes dead jobs ready, with all their attempts before them.</summary>
    /// <returns>False when they are no longer all as they were shown; then nothing is changed.</returns>
    Task<bool> RetryAsync(IReadOnlyList<ShownJob> jobs, Trail trail, CancellationToken cancellationToken);

    /// <summary>Takes jobs out that do not run; those behind them go on.</summary>
    /// <returns>False when they are no longer all as they were shown; then nothing is changed.</returns>
    Task<bool> DeleteAsync(IReadOnlyList<ShownJob> jobs, Trail trail, CancellationToken cancellationToken);

    Task<IReadOnlyList<ShownQueue>> ListQueuesAsync(CancellationToken cancellationToken);

    Task PutQueueAsync(JobQueueState state, Trail trail, CancellationToken cancellationToken);

    Task<IReadOnlyList<ShownWorker>> ListWorkersAsync(CancellationToken cancellationToken);
}
