using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Jobs;

/// <summary>A queue on the wire.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Paused">Whether workers take no more of it.</param>
/// <param name="Counts">Jobs by state; states without jobs are left out.</param>
/// <param name="OldestReadySeconds">How long the oldest ready job has waited; left out without one.</param>
/// <param name="Change">What an operator decided last.</param>
internal sealed record JobQueueResponse(
    string Queue,
    bool Paused,
    IReadOnlyDictionary<string, long> Counts,
    double? OldestReadySeconds,
    JobQueueChangeResponse? Change)
{
    public static JobQueueResponse From(ShownQueue queue) => new(
        queue.Queue,
        queue.Pause is { IsPaused: true },
        queue.Counts.ToDictionary(it => WireName<JobState>.Of(it.Key), it => it.Value),
        queue.OldestReady is { } oldest ? Math.Round(oldest.TotalSeconds, 3) : null,
        queue.Pause is { } pause ? JobQueueChangeResponse.From(pause) : null);
}
