namespace EscrowGrid.Client.Jobs;

/// <summary>What an operator wants of a schedule.</summary>
/// <param name="Cron">Five fields, in UTC; the declared one leaves it to the release again.</param>
/// <param name="Paused">Whether it is not to be due at all.</param>
/// <param name="Reason">Why, for the audit trail.</param>
public sealed record NewScheduleState(string Cron, bool Paused, string Reason);
