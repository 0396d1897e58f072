using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>What operators see of schedules and do about them. Who may is decided by the endpoints' scopes.</summary>
public sealed class OperateSchedules(
    IEnumerable<RecurringSchedule> declared,
    IScheduleStore store,
    TrailRecorder trails,
    ScheduleJobs jobs,
    TimeProvider time)
{
    private readonly IReadOnlyList<RecurringSchedule> _declared =
        [.. declared.OrderBy(schedule => schedule.Id, StringComparer.Ordinal)];

    /// <summary>Those that this release declares, by their ids.</summary>
    public async Task<IReadOnlyList<ShownSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        var stored = (await store.ListAsync(cancellationToken)).ToDictionary(it => it.Id, StringComparer.Ordinal);
        var now = time.GetUtcNow();
        return [.. _declared.Select(it => ShownSchedule.Of(it, stored.GetValueOrDefault(it.Id), now))];
    }

    public async Task<Result<ShownSchedule>> GetAsync(string scheduleId, CancellationToken cancellationToken) =>
        await FindAsync(scheduleId, cancellationToken) is { } schedule ? schedule : Problems.ScheduleNotFound;

    /// <summary>
    /// Decides when a schedule is due, and whether at all. Workers act by it within
    /// <see cref="Limits.ScheduleCheckInterval"/>; a run that has begun goes on.
    /// </summary>
    public async Task<Result<ShownSchedule>> PutAsync(
        string scheduleId, ScheduleChange change, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(call);
        if (await FindAsync(scheduleId, cancellationToken) is not { } schedule)
            return Problems.ScheduleNotFound;
        var at = time.NowInMilliseconds();
        var state = new ScheduleState(
            scheduleId,
            change.Cron.Text == schedule.Declared.Cron ? null : change.Cron.Text,
            change.IsPaused,
            at,
            call.Caller.ApiKey?.ToString() ?? Roles.NameOf(call.Caller.Role),
            change.Reason);
        var payload = JsonText.Write(change, static (json, it) =>
        {
            json.WriteString("reason", it.Reason);
            json.WriteString("cron", it.Cron.Text);
            json.WriteBoolean("paused", it.IsPaused);
        });
        var outcome = ShownSchedule.Of(
            schedule.Declared, new StoredSchedule(scheduleId, state, schedule.LastRun), at);
        var act = new AuditedAct(AuditAction.ScheduleChanged, scheduleId, at, payload);
        await store.PutAsync(state, trails.Record(act, call, outcome), cancellationToken);
        return outcome;
    }

    /// <summary>Runs a schedule's work once, beside its own times; also while it is paused.</summary>
    public async Task<Result<ScheduleTrigger>> TriggerAsync(
        string scheduleId, string reason, CallContext call, CancellationToken cancellationToken)
    {
        if (!_declared.Any(it => it.Id == scheduleId))
            return Problems.ScheduleNotFound;
        var job = jobs.Make(scheduleId, dueAt: null);
        var outcome = new ScheduleTrigger(scheduleId, job.Id);
        var payload = JsonText.Write((reason, job.Id), static (json, it) =>
        {
            json.WriteString("reason", it.reason);
            json.WriteString("jobId", it.Id.ToString());
        });
        var act = new AuditedAct(AuditAction.ScheduleTriggered, scheduleId, time.NowInMilliseconds(), payload);
        var trail = trails.Record(act, call, outcome) with { Jobs = [job] };
        return await store.TryTriggerAsync(scheduleId, job.Id, trail, cancellationToken)
            ? outcome
            : Problems.ScheduleRuns;
    }

    private async Task<ShownSchedule?> FindAsync(string scheduleId, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(it => it.Declared.Id == scheduleId);
}
