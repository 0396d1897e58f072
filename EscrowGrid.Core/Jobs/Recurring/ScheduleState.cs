namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>What an operator decided last about a schedule.</summary>
/// <param name="Schedule">Its id.</param>
/// <param name="Cron">When it is due; null as it is declared in code, also by a later release.</param>
/// <param name="IsPaused">Whether it is not due at all.</param>
/// <param name="ChangedAt">When it was decided.</param>
/// <param name="ChangedBy">The id of a key, or <c>root</c>.</param>
/// <param name="Reason">Why.</param>
public sealed record ScheduleState(
    string Schedule, string? Cron, bool IsPaused, DateTimeOffset ChangedAt, string ChangedBy, string Reason);
