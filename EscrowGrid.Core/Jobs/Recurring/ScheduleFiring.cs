namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>What a job of a schedule carries.</summary>
/// <param name="Schedule">The schedule's id.</param>
/// <param name="DueAt">The time at which it was due; null when an operator triggered it.</param>
public sealed record ScheduleFiring(string Schedule, DateTimeOffset? DueAt)
{
    /// <summary>
    /// The type of a schedule's jobs. Each schedule has its own, so that a worker of a release that does not know the
    /// schedule leaves them alone.
    /// </summary>
    internal static JobType<ScheduleFiring> TypeOf(string scheduleId, string queue) => new($"schedule.{scheduleId}")
    {
        Lane = JobLane.Engine,
        Queue = queue,
        MaxAttempts = Limits.ScheduleAttempts,
        Timeout = Limits.ScheduleTimeout,
    };

    /// <summary>Held by a run until it has ended, so that runs of one schedule never overlap.</summary>
    internal static string DedupKeyOf(string scheduleId) => $"schedule {scheduleId}";
}
