using Quartz;

namespace EscrowGrid.Core.Jobs.Scheduling;

/// <summary>
/// Quartz with its schedules in memory: they are declared in code, so every start sets them again, and which worker
/// runs a time of one is decided by <see cref="ScheduleClaims"/>.
/// </summary>
internal sealed class QuartzJobEngine(ISchedulerFactory schedulers, TimeProvider time) : IJobEngine
{
    private const string Group = "recurring";

    public JobEngineInfo Info { get; } = new(
        "Quartz", typeof(IScheduler).Assembly.GetName().Version?.ToString(3) ?? "", DashboardPath: null);

    public async ValueTask SetRecurringAsync(RecurringSchedule schedule, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var job = JobBuilder.Create<QuartzRecurringJob>().WithIdentity(schedule.Id, Group).StoreDurably().Build();
        var cron = CronScheduleBuilder.Create(schedule.Cron, CronFormat.Unix)
            .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone))
            .WithMisfireInstruction(schedule.SkipMissed
                ? CronTriggerMisfireInstruction.DoNothing
                : CronTriggerMisfireInstruction.FireAndProceed);
        // By the scheduler's clock: when a trigger goes by another one that is behind it, every next time of it is
        // late already, and Quartz looks for one that is not for ever.
        var trigger = TriggerBuilder.Create(time)
            .WithIdentity(schedule.Id, Group)
            .ForJob(job)
            .WithSchedule(cron)
            .Build();
        await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }

    public async ValueTask RemoveRecurringAsync(string scheduleId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.DeleteJob(new JobKey(scheduleId, Group), cancellationToken);
    }

    public async ValueTask TriggerRecurringAsync(string scheduleId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(new JobKey(scheduleId, Group), cancellationToken);
    }
}
