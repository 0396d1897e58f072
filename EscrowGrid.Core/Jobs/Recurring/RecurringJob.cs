namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>
/// A schedule and the work that is due by it. The work must be safe to repeat: a killed worker leaves it half done.
/// </summary>
internal sealed record RecurringJob(RecurringSchedule Schedule, Func<CancellationToken, Task> Work);
