namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>job_schedules</c>: schedules that an operator has changed, or that have run.</summary>
internal sealed class JobScheduleRow
{
    public required string Id { get; init; }

    public string? Cron { get; init; }

    public bool IsPaused { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    public string? ChangedBy { get; init; }

    public string? Reason { get; init; }

    /// <summary>The latest time that a worker has taken: no worker takes it or an earlier one again.</summary>
    public DateTimeOffset? TakenUntil { get; init; }

    public Guid? RunJobId { get; init; }

    public DateTimeOffset? RunDueAt { get; init; }

    public DateTimeOffset? RunFiredAt { get; init; }

    public string? RunOutcome { get; init; }

    public DateTimeOffset? RunEndedAt { get; init; }

    public string? RunError { get; init; }
}
