using System.Text.Json;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresJobOperations(NpgsqlDataSource database, IJobStore store) : IJobOperations
{
    private const string Columns =
        "id, number, type, queue, state, priority, ordering_key, dedup_key, is_about_money, attempt, max_attempts, "
        + "created_at, run_at, started_at, finished_at, worker, payload, failures, lane";

    private const string Find = $"SELECT {Columns} FROM jobs WHERE id = $1";

    private const string HasTwin =
        """
        SELECT EXISTS (
            SELECT FROM jobs
            WHERE dedup_key = $1 AND id <> $2 AND state IN ('SCHEDULED', 'READY', 'RUNNING', 'PARKED'))
        """;

    private const string Retry =
        """
        WITH retried AS (
            UPDATE jobs SET state = 'READY', attempt = 0, run_at = job_time(), finished_at = NULL
            WHERE id = ANY($1) AND state = 'DEAD' RETURNING 1)
        SELECT require_one_row((count(*) = cardinality($1))::int) FROM retried
        """;

    private const string Delete =
        """
        WITH deleted AS (
            UPDATE jobs SET state = 'DELETED', finished_at = job_time()
            WHERE id = ANY($1) AND state IN ('SCHEDULED', 'READY', 'PARKED', 'DEAD') RETURNING 1)
        SELECT require_one_row((count(*) = cardinality($1))::int) FROM deleted
        """;

    private const string FindPauses = "SELECT name, is_paused, changed_at, changed_by, reason FROM job_queues";

    private const string PutQueue =
        """
        INSERT INTO job_queues (name, is_paused, changed_at, changed_by, reason) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (name) DO UPDATE SET is_paused = excluded.is_paused, changed_at = excluded.changed_at,
            changed_by = excluded.changed_by, reason = excluded.reason
        """;

    private const string FindWorkers =
        "SELECT name, version, queues, slots, busy, started_at, seen_at FROM job_workers ORDER BY started_at, name";

    public async Task<Slice<ShownJob>> ListAsync(
        JobFilter filter, long before, int limit, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .Is("state", filter.State is { } state ? WireName<JobState>.Of(state) : null)
            .Is("queue", filter.Queue)
            .Is("type", filter.Type)
            .Is("ordering_key", filter.OrderingKey)
            .And("number < {0}", command => command.Whole(before));
        await using var batch = database.CreateBatch();
        where.Bind(batch.Add(
            $"SELECT {Columns} FROM jobs {where.Sql} ORDER BY number DESC LIMIT ${where.Next}"))
            .Whole(limit + 1);
        return await batch.ToSliceAsync(Read, new Page(limit, 0), cancellationToken);
    }

    public async Task<ShownJob?> FindAsync(JobId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<bool> HasTwinAsync(ShownJob job, CancellationToken cancellationToken)
    {
        if (job.DedupKey is null)
            return false;
        await using var batch = database.CreateBatch();
        batch.Add(HasTwin).Text(job.DedupKey).Uuid(job.Id.Value);
        return await batch.ExecuteScalarAsync(cancellationToken) is true;
    }

    public async Task<bool> RetryAsync(
        IReadOnlyList<ShownJob> jobs, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddLocks(jobs.Select(job => job.DedupKey).OfType<string>().Select(JobRows.LockOfDedup));
        batch.Add(Retry).Uuids([.. jobs.Select(job => job.Id.Value)]);
        try
        {
            return await batch.TryStoreAsync(trail, cancellationToken);
        }
        catch (PostgresException exception) when (exception.ConstraintName == "ux_jobs_dedup")
        {
            // A twin has been enqueued meanwhile; the next look sees it.
            return false;
        }
    }

    public async Task<bool> DeleteAsync(
        IReadOnlyList<ShownJob> jobs, Trail trail, CancellationToken cancellationToken)
    {
        string[] keys = [.. jobs.Select(job => job.OrderingKey).OfType<string>().Distinct()];
        await using var batch = database.CreateBatch();
        batch.AddLocks(keys.Select(JobRows.LockOfKey));
        batch.Add(Delete).Uuids([.. jobs.Select(job => job.Id.Value)]);
        if (keys.Length > 0)
            batch.AddUnpark(keys);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    public async Task<IReadOnlyList<ShownQueue>> ListQueuesAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindPauses);
        List<JobQueueState> pauses;
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            pauses = await reader.ToListAsync(
                row => new JobQueueState(
                    row.GetString(0), row.GetBoolean(1), row.Time(2), row.GetString(3), row.GetString(4)),
                cancellationToken);
        }

        return ShownQueue.Join(await store.CountAsync(cancellationToken), pauses);
    }

    public async Task PutQueueAsync(JobQueueState state, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(PutQueue)
            .Text(state.Queue)
            .Flag(state.IsPaused)
            .Time(state.ChangedAt)
            .Text(state.ChangedBy)
            .Text(state.Reason);
        await batch.TryStoreAsync(trail, cancellationToken);
    }

    public async Task<IReadOnlyList<ShownWorker>> ListWorkersAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindWorkers);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(
            row => new ShownWorker(
                new WorkerReport(
                    row.GetString(0), row.GetString(1), row.GetFieldValue<string[]>(2), row.GetInt32(3),
                    row.GetInt32(4), row.Time(5)),
                row.Time(6)),
            cancellationToken);
    }

    private static ShownJob Read(NpgsqlDataReader row) => new(
        row.Id<JobId>(0),
        row.GetInt64(1),
        row.GetString(2),
        row.GetString(3),
        row.Name<JobState>(4),
        (JobPriority)row.GetInt32(5))
    {
        OrderingKey = row.TextOrNull(6),
        DedupKey = row.TextOrNull(7),
        IsAboutMoney = row.GetBoolean(8),
        Attempt = row.GetInt32(9),
        MaxAttempts = row.GetInt32(10),
        CreatedAt = row.Time(11),
        RunAt = row.Time(12),
        StartedAt = row.TimeOrNull(13),
        FinishedAt = row.TimeOrNull(14),
        Worker = row.TextOrNull(15),
        Lane = row.Name<JobLane>(18),
        Payload = row.Json(16),
        Failures = JsonSerializer.Deserialize<List<JobFailure>>(row.GetString(17), JsonSerializerOptions.Web) ?? [],
    };
}
