namespace EscrowGrid.Core.Jobs;

/// <summary>
/// Enqueues jobs that no other change goes with. Those that belong to a change are stored with it
/// (<see cref="Events.Trail.Jobs"/>, or a store's own parameter), so that neither is without the other.
/// </summary>
public interface IJobQueue
{
    /// <summary>All of them or none; those whose id or dedup key is there already are left out.</summary>
    Task EnqueueAsync(IReadOnlyList<JobRequest> jobs, CancellationToken cancellationToken);
}
