using EscrowGrid.Core.Jobs;
using Hangfire;
using Hangfire.States;
using Hangfire.Storage;

namespace EscrowGrid.Jobs.Hangfire;

/// <summary>Hangfire behind the port: it stores a job's id, or a schedule's id and cron, and no more.</summary>
internal sealed class HangfireJobEngine(
    IBackgroundJobClient jobs, IRecurringJobManager schedules, JobStorage storage) : IJobEngine
{
    public JobEngineInfo Info { get; } = new(
        "Hangfire", typeof(JobStorage).Assembly.GetName().Version?.ToString(3) ?? "", HangfireDashboard.Path);

    public ValueTask DispatchAsync(IReadOnlyList<JobTicket> tickets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tickets);
        foreach (var ticket in tickets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = ticket.Job.ToString();
            // Hangfire puts its own token in the place of the argument.
            jobs.Create<HangfireTickets>(it => it.RunAsync(id, CancellationToken.None), new EnqueuedState());
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask SetRecurringAsync(RecurringSchedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        // One that is there already keeps its next time, unless its cron is another. Hangfire puts its own context and
        // token in the place of the two arguments.
        schedules.AddOrUpdate<HangfireTickets>(
            schedule.Id,
            it => it.FireAsync(schedule.Id, null, CancellationToken.None),
            schedule.Cron,
            new RecurringJobOptions
            {
                TimeZone = TimeZoneInfo.Utc,
                MisfireHandling = schedule.SkipsMissed ? MisfireHandlingMode.Ignorable : MisfireHandlingMode.Relaxed,
            });
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<string>> ListRecurringAsync(CancellationToken cancellationToken)
    {
        using var connection = storage.GetConnection();
        return ValueTask.FromResult<IReadOnlyList<string>>([.. connection.GetRecurringJobs().Select(it => it.Id)]);
    }

    public ValueTask RemoveRecurringAsync(string scheduleId, CancellationToken cancellationToken)
    {
        schedules.RemoveIfExists(scheduleId);
        return ValueTask.CompletedTask;
    }
}
