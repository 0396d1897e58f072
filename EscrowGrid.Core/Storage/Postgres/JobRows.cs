using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Jobs and acknowledgements as statements of a batch, so that they commit with whatever else is in it. All times of
/// jobs are the database's, which the workers agree on.
/// </summary>
internal static class JobRows
{
    /// <summary>SQLSTATE of <c>require_lease</c>: the lease was lost, and nothing of the batch is stored.</summary>
    public const string LeaseLost = "EG411";

    // With the locks of their keys held: nobody else adds to them meanwhile or ends a job of them, and the number that
    // orders the jobs of a key is taken from its sequence only now. Each key is looked up, however many jobs there were
    // when the statement was planned; of an EXISTS the database might think that reading all of them is quicker.
    private const string Insert =
        """
        INSERT INTO jobs (id, type, queue, priority, dedup_key, payload, max_attempts, is_about_money, created_at,
            run_at, ordering_key, lane, state)
        SELECT it.id, it.type, it.queue, it.priority, it.dedup_key, it.payload, it.max_attempts, it.is_about_money,
            job_time(), coalesce(it.run_at, job_time()), it.ordering_key, it.lane,
            CASE
                WHEN (SELECT id FROM jobs
                    WHERE ordering_key = it.ordering_key AND state IN ('SCHEDULED', 'READY', 'RUNNING', 'DEAD')
                    LIMIT 1) IS NOT NULL THEN 'PARKED'
                WHEN it.run_at > job_time() THEN 'SCHEDULED'
                ELSE 'READY'
            END
        FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::text[], $6::json[], $7::int[], $8::bool[],
                $9::timestamptz[], $10::text[], $11::text[])
            AS it (id, type, queue, priority, dedup_key, payload, max_attempts, is_about_money, run_at, ordering_key,
                lane)
        WHERE (SELECT id FROM jobs
            WHERE dedup_key = it.dedup_key AND state IN ('SCHEDULED', 'READY', 'RUNNING', 'PARKED')
            LIMIT 1) IS NULL
        ON CONFLICT (id) DO NOTHING
        """;

    // Two keys of the same hash only wait for each other.
    private const string LockKeys =
        "SELECT pg_advisory_xact_lock(1785684595, hashtext(held.key)) FROM unnest($1::text[]) AS held (key)";

    /// <summary>With the arrays of <see cref="OfLeases"/>.</summary>
    // Whatever runs has a lease. Its state would have the database search all that runs, and lately ran, for each job.
    public const string Complete =
        """
        UPDATE jobs SET state = 'COMPLETED', finished_at = job_time(), lease_until = NULL
        FROM unnest($1::uuid[], $2::bigint[]) AS held (id, fence)
        WHERE jobs.id = held.id AND jobs.fence = held.fence AND lease_until IS NOT NULL
        """;

    private const string Fail =
        """
        UPDATE jobs SET state = $3, lease_until = NULL,
            finished_at = CASE WHEN $3 = 'DEAD' THEN job_time() END,
            run_at = CASE WHEN $3 = 'DEAD' THEN run_at ELSE job_time() + $4 END,
            failures = job_failures(failures, attempt, started_at, worker, $5)
        WHERE id = $1 AND fence = $2 AND lease_until IS NOT NULL
        """;

    private const string Postpone =
        """
        UPDATE jobs SET state = 'SCHEDULED', lease_until = NULL, run_at = job_time() + $3, attempt = attempt - 1
        WHERE id = $1 AND fence = $2 AND lease_until IS NOT NULL
        """;

    // The first of each key that has not ended, if nothing holds it up any more.
    private const string Unpark =
        """
        UPDATE jobs SET state = CASE WHEN run_at > job_time() THEN 'SCHEDULED' ELSE 'READY' END
        FROM (
            SELECT first.id FROM unnest($1::text[]) AS ended (key)
            CROSS JOIN LATERAL (
                SELECT id FROM jobs
                WHERE ordering_key = ended.key AND state IN ('SCHEDULED', 'READY', 'RUNNING', 'DEAD', 'PARKED')
                ORDER BY number LIMIT 1) AS first) AS head
        WHERE jobs.id = head.id AND state = 'PARKED'
        """;

    public static NpgsqlBatch Append(this NpgsqlBatch batch, IReadOnlyList<JobRequest> jobs)
    {
        batch.AddLocks(jobs.SelectMany(LocksOf));
        foreach (var together in Together(jobs))
        {
            batch.Add(Insert, together)
                .Column(it => it.Id.Value)
                .Column(it => it.Kind.Name)
                .Column(it => it.Kind.Queue)
                .Column(it => (int)it.Kind.Priority)
                .Column(it => it.DedupKey)
                .Json(it => it.Payload)
                .Column(it => it.Kind.MaxAttempts)
                .Column(it => it.Kind.IsAboutMoney)
                .Column(it => it.RunAt?.ToUniversalTime())
                .Column(it => it.OrderingKey)
                .Column(it => WireName<JobLane>.Of(it.Kind.Lane));
        }

        return batch;
    }

    /// <summary>
    /// What a job's own work enqueues, and that the job is done. All locks first: who enqueues for another key and ends
    /// one of his own would else wait for whoever does it the other way round.
    /// </summary>
    public static NpgsqlBatch Append(this NpgsqlBatch batch, IReadOnlyList<JobRequest> jobs, JobAck? ack)
    {
        if (ack?.Lease.OrderingKey is { } key)
            batch.AddLocks(jobs.SelectMany(LocksOf).Append(LockOfKey(key)));
        batch.Append(jobs);
        return ack is null ? batch : batch.Append(ack);
    }

    /// <summary>Refuses the whole batch when the lease was lost.</summary>
    public static NpgsqlBatch Append(this NpgsqlBatch batch, JobAck ack)
    {
        ack.HandOver();
        batch.AddSettlement(
            ack, update => $"WITH done AS ({update} RETURNING 1) SELECT require_lease(count(*)) FROM done");
        return batch;
    }

    /// <returns>The statement whose count of changed rows says whether the lease was still held.</returns>
    public static NpgsqlBatchCommand AddSettlement(
        this NpgsqlBatch batch, JobAck ack, Func<string, string>? guard = null)
    {
        guard ??= update => update;
        // Whatever does not end the job leaves it the first of its key.
        var ended = ack.Verdict is JobVerdict.Completed ? ack.Lease.OrderingKey : null;
        if (ended is not null)
            batch.AddLocks([LockOfKey(ended)]);
        var update = ack.Verdict switch
        {
            JobVerdict.Completed => batch.Add(guard(Complete)).OfLeases([ack.Lease]),
            JobVerdict.Postponed => batch.Add(guard(Postpone)).OfLease(ack.Lease).Span(ack.Delay),
            _ => batch.Add(guard(Fail)).OfLease(ack.Lease)
                .Text(ack.Verdict is JobVerdict.Dead ? "DEAD" : "SCHEDULED").Span(ack.Delay).Text(ack.Error),
        };
        if (ended is not null)
            batch.AddUnpark([ended]);
        return update;
    }

    /// <summary>
    /// What several jobs' own work enqueues, and that all of them are done. Refuses the whole batch when any lease was
    /// lost.
    /// </summary>
    public static void AppendDone(
        this NpgsqlBatch batch, IReadOnlyList<JobRequest> jobs, IReadOnlyList<JobAck> done)
    {
        string[] keys = [.. done.Select(it => it.Lease.OrderingKey).OfType<string>()];
        batch.AddLocks(jobs.SelectMany(LocksOf).Concat(keys.Select(LockOfKey)));
        batch.Append(jobs);
        foreach (var ack in done)
            ack.HandOver();
        batch.Add($"WITH done AS ({Complete} RETURNING 1) SELECT require_lease(1 + count(*) - $3) FROM done")
            .OfLeases([.. done.Select(it => it.Lease)])
            .Whole(done.Count);
        if (keys.Length > 0)
            batch.AddUnpark(keys);
    }

    /// <summary>For whoever ends jobs of keys, with the keys' locks held since before.</summary>
    public static void AddUnpark(this NpgsqlBatch batch, string[] keys) => batch.Add(Unpark).Texts(keys);

    /// <summary>Locks in one order everywhere, so that two transactions never wait for each other.</summary>
    public static void AddLocks(this NpgsqlBatch batch, IEnumerable<string> locks)
    {
        string[] sorted = [.. locks.Distinct().Order(StringComparer.Ordinal)];
        if (sorted.Length > 0)
            batch.Add(LockKeys).Texts(sorted);
    }

    /// <summary>The two arrays of their ids and fences.</summary>
    public static NpgsqlBatchCommand OfLeases(this NpgsqlBatchCommand command, IReadOnlyList<JobLease> leases) =>
        command
            .Uuids([.. leases.Select(lease => lease.Job.Value)])
            .Wholes([.. leases.Select(lease => lease.Fence)]);

    public static string LockOfKey(string orderingKey) => $"key {orderingKey}";

    public static string LockOfDedup(string dedupKey) => $"dedup {dedupKey}";

    /// <summary>
    /// In their order, and none beside one that decides about it: a statement does not see what it adds itself.
    /// </summary>
    private static List<List<JobRequest>> Together(IReadOnlyList<JobRequest> jobs)
    {
        var groups = new List<List<JobRequest>>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var job in jobs)
        {
            string[] own = [$"id {job.Id}", .. LocksOf(job)];
            if (groups.Count == 0 || taken.Overlaps(own))
            {
                groups.Add([]);
                taken.Clear();
            }

            groups[^1].Add(job);
            taken.UnionWith(own);
        }

        return groups;
    }

    private static IEnumerable<string> LocksOf(JobRequest job)
    {
        if (job.OrderingKey is { } key)
            yield return LockOfKey(key);
        if (job.DedupKey is { } dedup)
            yield return LockOfDedup(dedup);
    }

    private static NpgsqlBatchCommand OfLease(this NpgsqlBatchCommand command, JobLease lease) =>
        command.Uuid(lease.Job.Value).Whole(lease.Fence);
}
