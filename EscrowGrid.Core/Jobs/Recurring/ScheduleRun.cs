using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>The last run of a schedule.</summary>
/// <param name="Job">Its job; the row may have been trimmed since.</param>
/// <param name="DueAt">The time of the schedule; null when an operator triggered it.</param>
/// <param name="FiredAt">When the job was stored.</param>
public sealed record ScheduleRun(JobId Job, DateTimeOffset? DueAt, DateTimeOffset FiredAt)
{
    /// <summary>Of the latest attempt; null before the first has ended.</summary>
    public ScheduleOutcome? Outcome { get; init; }

    /// <summary>When the latest attempt ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed, if it did.</summary>
    public string? Error { get; init; }
}
