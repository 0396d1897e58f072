namespace EscrowGrid.Client.Jobs;

/// <summary>A run that an operator asked for.</summary>
/// <param name="Schedule">Of which schedule.</param>
/// <param name="JobId">The job that does it.</param>
public sealed record ScheduleTrigger(string Schedule, string JobId);
