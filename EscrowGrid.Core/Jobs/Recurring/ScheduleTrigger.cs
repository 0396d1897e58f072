using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>A run that an operator asked for.</summary>
/// <param name="Schedule">Of which schedule.</param>
/// <param name="Job">The job that does it.</param>
public sealed record ScheduleTrigger(string Schedule, JobId Job);
