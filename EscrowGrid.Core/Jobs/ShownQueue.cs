namespace EscrowGrid.Core.Jobs;

/// <summary>A queue as operators see it.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Counts">Of each state that occurs.</param>
/// <param name="OldestReady">How long the oldest job has been ready; null without one.</param>
/// <param name="Pause">What an operator decided last; null when nobody did.</param>
public sealed record ShownQueue(
    string Queue, IReadOnlyDictionary<JobState, long> Counts, TimeSpan? OldestReady, JobQueueState? Pause)
{
    /// <summary>Also of queues that have no jobs now and are paused.</summary>
    internal static IReadOnlyList<ShownQueue> Join(
        IReadOnlyList<QueueCounts> counts, IReadOnlyList<JobQueueState> pauses) =>
    [
        .. counts.Select(it => it.Queue).Union(pauses.Select(it => it.Queue)).Order(StringComparer.Ordinal)
            .Select(name =>
            {
                var counted = counts.FirstOrDefault(it => it.Queue == name);
                return new ShownQueue(
                    name,
                    counted?.Counts ?? new Dictionary<JobState, long>(),
                    counted?.OldestReady,
                    pauses.FirstOrDefault(it => it.Queue == name));
            }),
    ];
}
