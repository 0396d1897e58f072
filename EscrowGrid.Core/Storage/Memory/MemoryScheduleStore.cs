using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryScheduleStore(MemoryDatabase database, TimeProvider time) : IScheduleStore
{
    public Task<IReadOnlyList<StoredSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<StoredSchedule>>(
                [.. database.Schedules.Values.Select(it => it.Stored)]);
        }
    }

    public Task<bool> TryFireAsync(
        JobRequest job, string scheduleId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var (stored, takenUntil) = Find(scheduleId);
            if (stored.State is { IsPaused: true } || takenUntil >= dueAt || !TryRun(scheduleId, job.Id, dueAt))
                return Task.FromResult(false);
            database.Jobs.Add([job], time.GetUtcNow());
            return Task.FromResult(true);
        }
    }

    public Task EndAsync(
        string scheduleId, ScheduleOutcome outcome, JobAck ack, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            database.Settle([], ack);
            var (stored, takenUntil) = Find(scheduleId);
            if (stored.LastRun is { } run && run.Job == ack.Lease.Job)
            {
                run = run with { Outcome = outcome, EndedAt = time.NowInMilliseconds(), Error = ack.Error };
                database.Schedules[scheduleId] = (stored with { LastRun = run }, takenUntil);
            }
        }

        return Task.CompletedTask;
    }

    public Task PutAsync(ScheduleState state, Trail trail, CancellationToken cancellationToken)
    {
        database.Store(trail, () =>
        {
            var (stored, takenUntil) = Find(state.Schedule);
            database.Schedules[state.Schedule] = (stored with { State = state }, takenUntil);
        });
        return Task.CompletedTask;
    }

    public Task<bool> TryTriggerAsync(
        string scheduleId, JobId job, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () => TryRun(scheduleId, job, dueAt: null)));

    private (StoredSchedule Stored, DateTimeOffset? TakenUntil) Find(string scheduleId) =>
        database.Schedules.GetValueOrDefault(
            scheduleId, (new StoredSchedule(scheduleId, State: null, LastRun: null), TakenUntil: null));

    private bool TryRun(string scheduleId, JobId job, DateTimeOffset? dueAt)
    {
        if (database.Jobs.HasLiving(ScheduleFiring.DedupKeyOf(scheduleId)))
            return false;
        var (stored, takenUntil) = Find(scheduleId);
        var run = new ScheduleRun(job, dueAt, time.NowInMilliseconds());
        database.Schedules[scheduleId] = (stored with { LastRun = run }, dueAt ?? takenUntil);
        return true;
    }
}
