using EscrowGrid.Core.Jobs;
using Hangfire;

namespace EscrowGrid.Jobs.Hangfire;

/// <summary>
/// Hangfire behind the port: it stores a schedule's id and cron, and calls <see cref="HangfireRecurringJob"/>.
/// </summary>
internal sealed class HangfireJobEngine(IRecurringJobManager schedules) : IJobEngine
{
    public JobEngineInfo Info { get; } = new(
        "Hangfire", typeof(JobStorage).Assembly.GetName().Version?.ToString(3) ?? "", "/hangfire");

    public ValueTask SetRecurringAsync(RecurringSchedule schedule, CancellationToken cancellationToken)
    {
        // Hangfire puts its own context and token in the place of these two arguments.
        schedules.AddOrUpdate<HangfireRecurringJob>(
            schedule.Id,
            job => job.FireAsync(schedule.Id, null, CancellationToken.None),
            schedule.Cron,
            new RecurringJobOptions
            {
                TimeZone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone),
                MisfireHandling = schedule.SkipMissed ? MisfireHandlingMode.Ignorable : MisfireHandlingMode.Relaxed,
            });
        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveRecurringAsync(string scheduleId, CancellationToken cancellationToken)
    {
        schedules.RemoveIfExists(scheduleId);
        return ValueTask.CompletedTask;
    }

    public ValueTask TriggerRecurringAsync(string scheduleId, CancellationToken cancellationToken)
    {
        schedules.Trigger(scheduleId);
        return ValueTask.CompletedTask;
    }
}
