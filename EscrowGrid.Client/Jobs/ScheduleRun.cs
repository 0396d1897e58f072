namespace EscrowGrid.Client.Jobs;

/// <summary>A run of a schedule.</summary>
/// <param name="JobId">Its job; old ones are no longer kept.</param>
/// <param name="FiredAt">When its job was stored.</param>
public sealed record ScheduleRun(string JobId, DateTimeOffset FiredAt)
{
    /// <summary>The time of the schedule; null when an operator triggered it.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>COMPLETED or FAILED, of the latest attempt; null before one has ended.</summary>
    public string? Outcome { get; init; }

    /// <summary>When the latest attempt ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }
}
