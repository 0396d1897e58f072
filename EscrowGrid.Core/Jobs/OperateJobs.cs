using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Jobs;

/// <summary>What operators see of jobs and do about them. Who may is decided by the endpoints' scopes.</summary>
public sealed class OperateJobs(IJobOperations operations, TrailRecorder trails, JobSignal signal, TimeProvider time)
{
    /// <param name="filter">Which.</param>
    /// <param name="before">Those enqueued before the job of this number; the latest first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Slice<ShownJob>> ListAsync(
        JobFilter filter, long before, int limit, CancellationToken cancellationToken) =>
        operations.ListAsync(filter, before, limit, cancellationToken);

    public async Task<Result<ShownJob>> GetAsync(JobId id, CancellationToken cancellationToken) =>
        await operations.FindAsync(id, cancellationToken) is { } job ? job : Problems.JobNotFound;

    public Task<IReadOnlyList<ShownQueue>> ListQueuesAsync(CancellationToken cancellationToken) =>
        operations.ListQueuesAsync(cancellationToken);

    public Task<IReadOnlyList<ShownWorker>> ListWorkersAsync(CancellationToken cancellationToken) =>
        operations.ListWorkersAsync(cancellationToken);

    /// <summary>Makes a dead job ready.</summary>
    public async Task<Result<JobActOutcome>> RetryAsync(
        JobId id, string reason, CallContext call, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await operations.FindAsync(id, cancellationToken) is not { } job)
                return Problems.JobNotFound;
            if (job.State is not JobState.Dead)
                return Problems.JobStateForbids.With($"state={WireName<JobState>.Of(job.State)}");
            if (await operations.HasTwinAsync(job, cancellationToken))
                return Problems.JobHasTwin;
            var outcome = new JobActOutcome(1, JobState.Ready);
            var trail = Record(AuditAction.JobRetried, id.ToString(), reason, call, outcome);
            if (await operations.RetryAsync([job], trail, cancellationToken))
                return Done(outcome);
        }
    }

    /// <summary>
    /// Makes dead jobs of a queue or a type ready, at most <see cref="Limits.PageMaximum"/> at once, the latest first.
    /// Those with a twin are left as they are.
    /// </summary>
    public async Task<JobActOutcome> RetryAllAsync(
        JobFilter filter, string reason, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        while (true)
        {
            var dead = filter with { State = JobState.Dead };
            var found = await operations.ListAsync(dead, long.MaxValue, Limits.PageMaximum, cancellationToken);
            // Of several dead jobs of one dedup key only one may live again.
            var jobs = new List<ShownJob>();
            foreach (var job in found.Rows.DistinctBy(job => job.DedupKey ?? job.Id.ToString(), StringComparer.Ordinal))
            {
                if (job.DedupKey is null || !await operations.HasTwinAsync(job, cancellationToken))
                    jobs.Add(job);
            }

            var outcome = new JobActOutcome(jobs.Count, JobState.Ready);
            var resource = filter.Queue ?? filter.Type ?? filter.OrderingKey ?? "all";
            var trail = Record(AuditAction.JobsRetried, resource, reason, call, outcome);
            if (await operations.RetryAsync(jobs, trail, cancellationToken))
                return Done(outcome);
        }
    }

    /// <summary>Takes a job out that does not run; jobs behind it go on.</summary>
    public async Task<Result<JobActOutcome>> DeleteAsync(
        JobId id, string reason, CallContext call, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await operations.FindAsync(id, cancellationToken) is not { } job)
                return Problems.JobNotFound;
            if (job.State is JobState.Running or JobState.Completed or JobState.Deleted)
                return Problems.JobStateForbids.With($"state={WireName<JobState>.Of(job.State)}");
            var outcome = new JobActOutcome(1, JobState.Deleted);
            var trail = Record(AuditAction.JobDeleted, id.ToString(), reason, call, outcome);
            if (await operations.DeleteAsync([job], trail, cancellationToken))
                return Done(outcome);
        }
    }

    /// <summary>Lets workers take no more jobs of a queue, or again.</summary>
    public async Task<JobQueueState> PutQueueAsync(
        string queue, bool isPaused, string reason, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var by = call.Caller.ApiKey?.ToString() ?? Roles.NameOf(call.Caller.Role);
        var state = new JobQueueState(queue, isPaused, time.NowInMilliseconds(), by, reason);
        var action = isPaused ? AuditAction.JobQueuePaused : AuditAction.JobQueueResumed;
        var payload = JsonText.Write(reason, static (json, it) => json.WriteString("reason", it));
        var trail = trails.Record(new AuditedAct(action, queue, state.ChangedAt, payload), call, state);
        await operations.PutQueueAsync(state, trail, cancellationToken);
        return Done(state);
    }

    private Trail Record(
        AuditAction action, string resource, string reason, CallContext call, JobActOutcome outcome)
    {
        var payload = JsonText.Write((reason, outcome.Count), static (json, it) =>
        {
            json.WriteString("reason", it.reason);
            json.WriteNumber("count", it.Count);
        });
        return trails.Record(new AuditedAct(action, resource, time.NowInMilliseconds(), payload), call, outcome);
    }

    private T Done<T>(T outcome)
    {
        signal.Raise();
        return outcome;
    }
}
