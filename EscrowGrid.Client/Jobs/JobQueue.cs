namespace EscrowGrid.Client.Jobs;

/// <summary>A queue.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Paused">Whether workers take no more of it.</param>
/// <param name="Counts">Jobs by the name of their state; states without jobs are left out.</param>
/// <param name="OldestReadySeconds">How long the oldest ready job has waited; null without one.</param>
public sealed record JobQueue(
    string Queue, bool Paused, IReadOnlyDictionary<string, long> Counts, double? OldestReadySeconds)
{
    /// <summary>What an operator decided last.</summary>
    public JobQueueChange? Change { get; init; }
}
