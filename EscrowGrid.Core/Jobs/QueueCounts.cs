namespace EscrowGrid.Core.Jobs;

/// <summary>How the jobs of one queue stand.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Counts">Of each state that occurs.</param>
/// <param name="OldestReady">How long the oldest job has been ready; null without one.</param>
public sealed record QueueCounts(
    string Queue, IReadOnlyDictionary<JobState, long> Counts, TimeSpan? OldestReady);
