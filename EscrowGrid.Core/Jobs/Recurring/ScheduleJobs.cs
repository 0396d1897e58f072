using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>Makes the jobs of schedules that are due.</summary>
public sealed class ScheduleJobs(IEnumerable<RecurringSchedule> declared, IIdSource ids)
{
    private readonly Dictionary<string, string> _queues =
        declared.ToDictionary(it => it.Id, it => it.Queue, StringComparer.Ordinal);

    public JobRequest Make(string scheduleId, DateTimeOffset? dueAt) =>
        ScheduleFiring.TypeOf(scheduleId, _queues.GetValueOrDefault(scheduleId, JobQueues.Maintenance))
            .Request(ids.Create<JobId>(), new ScheduleFiring(scheduleId, dueAt)) with
        {
            DedupKey = ScheduleFiring.DedupKeyOf(scheduleId),
        };
}
