namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The table <c>job_schedules</c>: the schedules that some release declared, and what operators made of them.
/// </summary>
internal sealed class JobScheduleRow
{
    public required string Id { get; init; }

    /// <summary>An operator's; null for the declared one.</summary>
    public string? Cron { get; init; }

    public required string DefaultCron { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>The latest time of the schedule that was made a job.</summary>
    public DateTimeOffset? FiredFor { get; init; }

    /// <summary>Counts the changes by operators.</summary>
    public long Version { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public string? ChangedBy { get; init; }

    public string? Reason { get; init; }
}
