namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>A schedule as operators see it.</summary>
/// <param name="Declared">As it is declared in code.</param>
/// <param name="Cron">By which it is due now.</param>
/// <param name="NextAt">When it is due next; null while it is paused.</param>
/// <param name="LastRun">Null before the first.</param>
/// <param name="Change">What an operator decided last; null when nobody did.</param>
public sealed record ShownSchedule(
    RecurringSchedule Declared, string Cron, DateTimeOffset? NextAt, ScheduleRun? LastRun, ScheduleState? Change)
{
    public bool IsPaused => Change is { IsPaused: true };

    internal static ShownSchedule Of(RecurringSchedule declared, StoredSchedule? stored, DateTimeOffset now)
    {
        var cron = stored?.State?.Cron ?? declared.Cron;
        return new ShownSchedule(
            declared,
            cron,
            stored?.State is { IsPaused: true } ? null : Jobs.Cron.Parse(cron).NextAfter(now),
            stored?.LastRun,
            stored?.State);
    }
}
