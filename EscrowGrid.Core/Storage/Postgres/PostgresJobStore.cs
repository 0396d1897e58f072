using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage.Schema;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresJobStore(NpgsqlDataSource database) : IJobStore
{
    // No index is searched by a clock that goes on during the statement, and of an array the planner knows that it is
    // short: each of its jobs is looked up, however few jobs there were when the statement was planned.
    private const string Promote =
        """
        UPDATE jobs SET state = 'READY' WHERE id = ANY(ARRAY(
            SELECT id FROM jobs WHERE state = 'SCHEDULED' AND run_at <= statement_timestamp()
            ORDER BY run_at LIMIT $1 FOR UPDATE SKIP LOCKED))
        """;

    // The queues in the order given: with the outer limit reached, the rest is not looked at and not locked.
    private const string Claim =
        """
        WITH taken AS MATERIALIZED (
            SELECT job.id FROM (
                SELECT slot.queue, slot.free FROM unnest($1::text[], $2::int[]) AS slot (queue, free)
                WHERE NOT EXISTS (SELECT FROM job_queues WHERE name = slot.queue AND is_paused)) AS slot
            CROSS JOIN LATERAL (
                SELECT id FROM jobs
                WHERE queue = slot.queue AND lane = 'DOMAIN' AND state = 'READY' AND type = ANY($3)
                ORDER BY priority DESC, run_at, number LIMIT slot.free FOR UPDATE SKIP LOCKED) AS job
            LIMIT $4)
        UPDATE jobs SET state = 'RUNNING', fence = fence + 1, attempt = attempt + 1, worker = $5,
            started_at = clock_timestamp(), lease_until = clock_timestamp() + $6
        WHERE id = ANY(ARRAY(SELECT id FROM taken))
        RETURNING jobs.id, fence, ordering_key, type, queue, payload, attempt, max_attempts, created_at,
            greatest(clock_timestamp() - run_at, interval '0'), priority, number, run_at
        """;

    private const string NextDue =
        "SELECT min(run_at) - clock_timestamp() FROM jobs WHERE state = 'SCHEDULED'";

    // Some at once, so that an engine that stands still does not gather tickets without end.
    private const string Ticket =
        """
        WITH given AS MATERIALIZED (
            SELECT id FROM jobs
            WHERE lane = 'ENGINE' AND state = 'READY' AND type = ANY($1)
                AND (ticket_until IS NULL OR ticket_until < clock_timestamp())
                AND NOT EXISTS (SELECT FROM job_queues WHERE name = jobs.queue AND is_paused)
            ORDER BY priority DESC, run_at, number
            LIMIT greatest(0, $2 - (
                SELECT count(*) FROM jobs
                WHERE lane = 'ENGINE' AND state = 'READY' AND ticket_until >= clock_timestamp()))
            FOR UPDATE SKIP LOCKED)
        UPDATE jobs SET ticket_until = clock_timestamp() + $3
        FROM given WHERE jobs.id = given.id RETURNING jobs.id, jobs.queue
        """;

    private const string ClaimTicket =
        """
        UPDATE jobs SET state = 'RUNNING', fence = fence + 1, attempt = attempt + 1, worker = $2,
            started_at = clock_timestamp(), lease_until = clock_timestamp() + $3, ticket_until = NULL
        WHERE id = $1 AND lane = 'ENGINE' AND state = 'READY' AND type = ANY($4)
            AND NOT EXISTS (SELECT FROM job_queues WHERE name = jobs.queue AND is_paused)
        RETURNING jobs.id, fence, ordering_key, type, queue, payload, attempt, max_attempts, created_at,
            greatest(clock_timestamp() - run_at, interval '0'), priority, number, run_at
        """;

    private const string Renew =
        """
        UPDATE jobs SET lease_until = clock_timestamp() + $3
        FROM unnest($1::uuid[], $2::bigint[]) AS held (id, fence)
        WHERE jobs.id = held.id AND jobs.fence = held.fence AND lease_until IS NOT NULL
        RETURNING jobs.id, jobs.fence
        """;

    private const string Release =
        """
        UPDATE jobs SET state = 'READY', attempt = attempt - 1, lease_until = NULL
        FROM unnest($1::uuid[], $2::bigint[]) AS held (id, fence)
        WHERE jobs.id = held.id AND jobs.fence = held.fence AND lease_until IS NOT NULL
        """;

    private const string Recover =
        """
        UPDATE jobs SET lease_until = NULL,
            state = CASE WHEN attempt < max_attempts THEN 'SCHEDULED' ELSE 'DEAD' END,
            finished_at = CASE WHEN attempt < max_attempts THEN NULL ELSE job_time() END,
            run_at = CASE WHEN attempt < max_attempts
                THEN job_time() + least($1, interval '1 second' * power(2, least(attempt, 30) - 1)) ELSE run_at END,
            failures = job_failures(
                failures, attempt, started_at, worker, 'the worker let its lease run out')
        WHERE id IN (
            SELECT id FROM jobs WHERE state = 'RUNNING' AND lease_until < clock_timestamp()
            ORDER BY lease_until LIMIT $2 FOR UPDATE SKIP LOCKED)
        """;

    private static readonly string TrimCompleted = Trim(JobRetentionSql.Completed);
    private static readonly string TrimFailed = Trim(JobRetentionSql.Failed);

    private const string Report =
        """
        INSERT INTO job_workers (name, version, queues, slots, busy, started_at, seen_at)
        VALUES ($1, $2, $3, $4, $5, $6, job_time())
        ON CONFLICT (name) DO UPDATE SET busy = excluded.busy, seen_at = excluded.seen_at
        """;

    private const string ForgetWorkers = "DELETE FROM job_workers WHERE seen_at < clock_timestamp() - $1";

    // Each by its own partial index: what is kept costs a look into an index and no row is read for it.
    private const string Count =
        """
        SELECT queue, state, sum(number)::bigint, greatest(clock_timestamp() - min(due), interval '0') FROM (
            SELECT queue, state, count(*), min(run_at) FROM jobs
            WHERE state = 'READY' AND lane = 'DOMAIN' GROUP BY 1, 2
            UNION ALL SELECT queue, state, count(*), min(run_at) FROM jobs
            WHERE state = 'READY' AND lane = 'ENGINE' GROUP BY 1, 2
            UNION ALL SELECT queue, state, count(*), NULL FROM jobs WHERE state = 'SCHEDULED' GROUP BY 1, 2
            UNION ALL SELECT queue, state, count(*), NULL FROM jobs WHERE state = 'RUNNING' GROUP BY 1, 2
            UNION ALL SELECT queue, state, count(*), NULL FROM jobs WHERE state = 'PARKED' GROUP BY 1, 2
            UNION ALL SELECT queue, state, count(*), NULL FROM jobs WHERE state = 'COMPLETED' GROUP BY 1, 2
            UNION ALL SELECT queue, state, count(*), NULL FROM jobs WHERE state IN ('DEAD', 'DELETED') GROUP BY 1, 2
        ) AS part (queue, state, number, due)
        GROUP BY queue, state ORDER BY queue
        """;

    public async Task EnqueueAsync(IReadOnlyList<JobRequest> jobs, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        await batch.Append(jobs).ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<JobTurn> TurnAsync(
        IReadOnlyList<JobAck> acks, JobDemand demand, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        var settlement = JobSettlement.Begin(batch, acks);
        batch.Add(Promote).Whole(Limits.JobBatch);
        batch.Add(Claim)
            .Texts([.. demand.Queues.Select(it => it.Key)])
            .Wholes([.. demand.Queues.Select(it => it.Value)])
            .Texts([.. demand.Types])
            .Whole(demand.Slots)
            .Text(demand.Worker)
            .Span(Limits.JobLease);
        batch.Add(NextDue);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var counted = await settlement.ReadAsync(reader, cancellationToken);
        var taken = await reader.ToListAsync(ReadClaimed, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        TimeSpan? nextDue = reader.IsDBNull(0) ? null : reader.GetFieldValue<TimeSpan>(0);
        var claim = new JobClaim(
            [.. taken.OrderByDescending(it => it.Priority)
                .ThenBy(it => it.RunAt).ThenBy(it => it.Number).Select(it => it.Job)], nextDue);
        return new JobTurn(counted, claim);
    }

    public async Task<IReadOnlyList<JobTicket>> TicketAsync(
        IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Promote).Whole(Limits.JobBatch);
        batch.Add(Ticket).Texts([.. types]).Whole(Limits.JobTickets).Span(Limits.JobTicketPatience);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(
            row => new JobTicket(row.Id<JobId>(0), row.GetString(1)), cancellationToken);
    }

    public async Task<ClaimedJob?> ClaimTicketAsync(
        JobId job, string worker, IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(ClaimTicket).Uuid(job.Value).Text(worker).Span(Limits.JobLease).Texts([.. types]);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? ReadClaimed(reader).Job : null;
    }

    public async Task<IReadOnlyList<bool>> SettleAsync(
        IReadOnlyList<JobAck> acks, CancellationToken cancellationToken)
    {
        if (acks.Count == 0)
            return [];
        await using var batch = database.CreateBatch();
        var settlement = JobSettlement.Begin(batch, acks);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await settlement.ReadAsync(reader, cancellationToken);
    }

    public async Task<IReadOnlyList<JobLease>> RenewAsync(
        IReadOnlyList<JobLease> leases, CancellationToken cancellationToken)
    {
        if (leases.Count == 0)
            return [];
        await using var batch = database.CreateBatch();
        batch.Add(Renew).OfLeases(leases).Span(Limits.JobLease);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var held = await reader.ToListAsync(row => (row.Id<JobId>(0), row.GetInt64(1)), cancellationToken);
        return [.. leases.IntersectBy(held, lease => (lease.Job, lease.Fence))];
    }

    public async Task ReleaseAsync(IReadOnlyList<JobLease> leases, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Release).OfLeases(leases);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Recover).Span(Limits.JobBackoffMaximum).Whole(Limits.JobBatch);
        return await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> TrimAsync(JobRetention retention, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(TrimCompleted).Whole(retention.Completed).Whole(Limits.JobTrimBatch);
        batch.Add(TrimFailed).Whole(retention.Failed).Whole(Limits.JobTrimBatch);
        return await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task ReportAsync(WorkerReport report, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Report)
            .Text(report.Name)
            .Text(report.Version)
            .Texts([.. report.Queues])
            .Whole(report.Slots)
            .Whole(report.Busy)
            .Time(report.StartedAt);
        batch.Add(ForgetWorkers).Span(Limits.JobWorkerSilence);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<QueueCounts>> CountAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Count);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = await reader.ToListAsync(
            row => (Queue: row.GetString(0), State: row.Name<JobState>(1), Count: row.GetInt64(2),
                Oldest: row.IsDBNull(3) ? (TimeSpan?)null : row.GetFieldValue<TimeSpan>(3)),
            cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.Queue).Select(queue => new QueueCounts(
                queue.Key,
                queue.ToDictionary(row => row.State, row => row.Count),
                queue.Where(row => row.State is JobState.Ready).Select(row => row.Oldest).FirstOrDefault())),
        ];
    }

    // The queues one after the other by the index, and of each what lies behind the newest: how many there are of
    // those that are kept does not matter.
    private static string Trim(string ended) =>
        $"""
        WITH RECURSIVE held (queue) AS (
            SELECT min(queue) FROM jobs WHERE {ended}
            UNION ALL
            SELECT (SELECT min(queue) FROM jobs WHERE queue > held.queue AND {ended})
            FROM held WHERE queue IS NOT NULL)
        DELETE FROM jobs WHERE {ended} AND id IN (
            SELECT old.id FROM held CROSS JOIN LATERAL (
                SELECT id FROM jobs WHERE queue = held.queue AND {ended}
                ORDER BY finished_at DESC, number DESC OFFSET $1 LIMIT $2) AS old
            LIMIT $2)
        """;

    private static (ClaimedJob Job, int Priority, DateTimeOffset RunAt, long Number) ReadClaimed(NpgsqlDataReader row)
    {
        var lease = new JobLease(row.Id<JobId>(0), row.GetInt64(1), row.TextOrNull(2));
        var job = new ClaimedJob(
            lease, row.GetString(3), row.GetString(4), row.Json(5), row.GetInt32(6), row.GetInt32(7), row.Time(8))
        {
            Waited = row.GetFieldValue<TimeSpan>(9),
        };
        return (job, row.GetInt32(10), row.Time(12), row.GetInt64(11));
    }
}
