namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>What is stored of a schedule.</summary>
/// <param name="Id">The schedule's.</param>
/// <param name="State">Null when no operator has changed it.</param>
/// <param name="LastRun">Null before the first.</param>
public sealed record StoredSchedule(string Id, ScheduleState? State, ScheduleRun? LastRun);
