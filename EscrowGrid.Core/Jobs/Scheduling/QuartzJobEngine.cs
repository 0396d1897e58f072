using Quartz;

namespace EscrowGrid.Core.Jobs.Scheduling;

/// <summary>Quartz behind the port: it stores a job's id, or a schedule's id and cron, and no more.</summary>
internal sealed class QuartzJobEngine(QuartzHost host) : IJobEngine
{
    private const string Tickets = "tickets";
    private const string Schedules = "schedules";

    public JobEngineInfo Info { get; } = new(
        "Quartz", typeof(IScheduler).Assembly.GetName().Version?.ToString(3) ?? "", DashboardPath: null);

    public async ValueTask DispatchAsync(IReadOnlyList<JobTicket> tickets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tickets);
        var scheduler = await host.GetSchedulerAsync(cancellationToken);
        foreach (var ticket in tickets)
        {
            await scheduler.ScheduleJob<QuartzTicketJob, QuartzTicket>(
                new QuartzTicket(ticket.Job.Value),
                QuartzJobEngineExtensions.Clock.GetUtcNow(),
                new OneOffJobOptions
                {
                    Name = ticket.Job.ToString(),
                    Group = Tickets,
                    // Whatever became of the former ticket of the job, this one is to run.
                    OnConflict = TriggerConflict.Replace,
                    RequestRecovery = true,
                },
                cancellationToken);
        }
    }

    public async ValueTask SetRecurringAsync(RecurringSchedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var scheduler = await host.GetSchedulerAsync(cancellationToken);
        var cron = CronExpression.Parse(schedule.Cron, CronFormat.Unix).WithTimeZone(TimeZoneInfo.Utc);
        var misfire = schedule.SkipsMissed
            ? CronTriggerMisfireInstruction.DoNothing
            : CronTriggerMisfireInstruction.FireAndProceed;
        // Replaced, it would forget that a time of it was missed.
        if (await scheduler.GetTrigger(new TriggerKey(schedule.Id, Schedules), cancellationToken) is ICronTrigger there
            && there.CronExpressionString == cron.CronExpressionString
            && there.MisfireInstruction == misfire)
        {
            return;
        }

        var job = JobBuilder.Create<QuartzRecurringJob>()
            .WithIdentity(schedule.Id, Schedules)
            .StoreDurably()
            .RequestRecovery()
            .Build();
        var trigger = TriggerBuilder.Create(QuartzJobEngineExtensions.Clock)
            .WithIdentity(schedule.Id, Schedules)
            .ForJob(job)
            .WithSchedule(CronScheduleBuilder.Create(cron).WithMisfireInstruction(misfire))
            .Build();
        await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<string>> ListRecurringAsync(CancellationToken cancellationToken)
    {
        var scheduler = await host.GetSchedulerAsync(cancellationToken);
        var keys = await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Schedules), cancellationToken);
        return [.. keys.Select(key => key.Name)];
    }

    public async ValueTask RemoveRecurringAsync(string scheduleId, CancellationToken cancellationToken)
    {
        var scheduler = await host.GetSchedulerAsync(cancellationToken);
        await scheduler.DeleteJob(new JobKey(scheduleId, Schedules), cancellationToken);
    }
}
