namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>What an operator wants of a schedule.</summary>
/// <param name="Cron">When it is to be due; the declared one leaves it to the code again.</param>
/// <param name="IsPaused">Whether it is not to be due at all.</param>
/// <param name="Reason">Why.</param>
public sealed record ScheduleChange(Cron Cron, bool IsPaused, string Reason);
