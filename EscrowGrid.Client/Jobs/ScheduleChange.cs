namespace EscrowGrid.Client.Jobs;

/// <summary>Who decided last about a schedule, and why.</summary>
public sealed record ScheduleChange(DateTimeOffset ChangedAt, string ChangedBy, string Reason);
