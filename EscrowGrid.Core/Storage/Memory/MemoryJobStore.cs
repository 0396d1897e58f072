using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryJobStore(MemoryDatabase database, TimeProvider time) : IJobStore
{
    public Task EnqueueAsync(IReadOnlyList<JobRequest> jobs, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            database.Jobs.Add(jobs, time.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task<JobTurn> TurnAsync(
        IReadOnlyList<JobAck> acks, JobDemand demand, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(new JobTurn(Settle(acks), Claim(demand)));
    }

    public Task<IReadOnlyList<JobTicket>> TicketAsync(
        IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var now = time.GetUtcNow();
            database.Jobs.Promote(now);
            var ready = database.Jobs.ReadyOfEngine().ToList();
            var given = ready
                .Where(job => !IsOut(job) && types.Contains(job.Request.Kind.Name) && !IsPaused(job))
                .Take(Math.Max(0, Limits.JobTickets - ready.Count(IsOut)))
                .ToList();
            given.ForEach(job => job.TicketUntil = now + Limits.JobTicketPatience);
            return Task.FromResult<IReadOnlyList<JobTicket>>(
                given.ConvertAll(job => new JobTicket(job.Request.Id, job.Request.Kind.Queue)));

            bool IsOut(MemoryJob job) => job.TicketUntil >= now;
        }
    }

    public Task<ClaimedJob?> ClaimTicketAsync(
        JobId job, string worker, IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var isTaken = database.Jobs.All.TryGetValue(job, out var found)
                && found is { State: JobState.Ready, Request.Kind.Lane: JobLane.Engine }
                && types.Contains(found.Request.Kind.Name)
                && !IsPaused(found);
            return Task.FromResult(isTaken ? Take(found!, worker, time.GetUtcNow()) : null);
        }
    }

    public Task<IReadOnlyList<bool>> SettleAsync(IReadOnlyList<JobAck> acks, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult<IReadOnlyList<bool>>(Settle(acks));
    }

    public Task<IReadOnlyList<JobLease>> RenewAsync(
        IReadOnlyList<JobLease> leases, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var until = time.GetUtcNow() + Limits.JobLease;
            var held = leases.Where(lease => database.Jobs.Find(lease) is not null).ToList();
            foreach (var lease in held)
                database.Jobs.Find(lease)!.LeaseUntil = until;
            return Task.FromResult<IReadOnlyList<JobLease>>(held);
        }
    }

    public Task ReleaseAsync(IReadOnlyList<JobLease> leases, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            foreach (var job in leases.Select(database.Jobs.Find).OfType<MemoryJob>())
            {
                job.Attempt--;
                database.Jobs.Move(job, JobState.Ready);
            }
        }

        return Task.CompletedTask;
    }

    public Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var now = time.GetUtcNow();
            var expired = database.Jobs.Running.Where(job => job.LeaseUntil < now).ToList();
            foreach (var job in expired)
            {
                job.Fail("the worker let its lease run out", now);
                if (job.Attempt >= job.Request.Kind.MaxAttempts)
                {
                    database.Jobs.End(job, JobState.Dead, now);
                    continue;
                }

                job.RunAt = now + JobBackoff.After(job.Attempt);
                database.Jobs.Move(job, JobState.Scheduled);
            }

            return Task.FromResult(expired.Count);
        }
    }

    public Task<int> TrimAsync(JobRetention retention, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var old = database.Jobs.All.Values.Where(job => job.HasEnded && !IsKept(job))
                .GroupBy(job => (job.Request.Kind.Queue, IsCompleted: job.State is JobState.Completed))
                .SelectMany(ended => ended.OrderByDescending(job => job.FinishedAt)
                    .Skip(ended.Key.IsCompleted ? retention.Completed : retention.Failed))
                .ToList();
            foreach (var job in old)
                database.Jobs.All.Remove(job.Request.Id);
            return Task.FromResult(old.Count);
        }
    }

    public Task ReportAsync(WorkerReport report, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var now = time.NowInMilliseconds();
            database.Workers[report.Name] = (report, now);
            var since = now - Limits.JobWorkerSilence;
            foreach (var silent in database.Workers.Where(it => it.Value.SeenAt < since).ToList())
                database.Workers.Remove(silent.Key);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<QueueCounts>> CountAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var now = time.GetUtcNow();
            return Task.FromResult<IReadOnlyList<QueueCounts>>(
            [
                .. database.Jobs.All.Values.GroupBy(job => job.Request.Kind.Queue)
                    .OrderBy(queue => queue.Key, StringComparer.Ordinal)
                    .Select(queue => new QueueCounts(
                        queue.Key,
                        queue.CountBy(job => job.State).ToDictionary(it => it.Key, it => (long)it.Value),
                        queue.Where(job => job.State is JobState.Ready).Max(job => (TimeSpan?)(now - job.RunAt)))),
            ]);
        }
    }

    /// <summary>A dead job of a key stays: it holds up others, which would wait for it for ever.</summary>
    private static bool IsKept(MemoryJob job) =>
        (job.State is JobState.Dead && job.Request.OrderingKey is not null)
        || (job.State is not JobState.Completed && job.Request.Kind.IsAboutMoney);

    private bool[] Settle(IReadOnlyList<JobAck> acks)
    {
        var now = time.GetUtcNow();
        return [.. acks.Select(ack => database.Jobs.TrySettle(ack, now))];
    }

    private JobClaim Claim(JobDemand demand)
    {
        var now = time.GetUtcNow();
        database.Jobs.Promote(now);
        var taken = demand.Queues
            .Where(it => !database.IsPaused(it.Key))
            .SelectMany(it => database.Jobs.Ready(it.Key)
                .Where(job => job.Request.Kind.Lane is JobLane.Domain)
                .Where(job => demand.Types.Contains(job.Request.Kind.Name))
                .Take(it.Value))
            .Take(demand.Slots)
            .ToList();
        var claimed = taken.ConvertAll(job => Take(job, demand.Worker, now));
        TimeSpan? nextDue = database.Jobs.Scheduled.Count == 0
            ? null
            : database.Jobs.Scheduled.Min(job => job.RunAt) - now;
        return new JobClaim(claimed, nextDue);
    }

    private bool IsPaused(MemoryJob job) =>
        database.Queues.GetValueOrDefault(job.Request.Kind.Queue) is { IsPaused: true };

    private ClaimedJob Take(MemoryJob job, string worker, DateTimeOffset now)
    {
        database.Jobs.Move(job, JobState.Running);
        job.Attempt++;
        job.Fence++;
        job.Worker = worker;
        job.StartedAt = now;
        job.LeaseUntil = now + Limits.JobLease;
        var kind = job.Request.Kind;
        return new ClaimedJob(
            new JobLease(job.Request.Id, job.Fence, job.Request.OrderingKey),
            kind.Name,
            kind.Queue,
            job.Request.Payload,
            job.Attempt,
            kind.MaxAttempts,
            job.CreatedAt)
        {
            Waited = now - job.RunAt,
        };
    }
}
