using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresScheduleStore(NpgsqlDataSource database) : IScheduleStore
{
    private const string FindAll =
        """
        SELECT id, cron, is_paused, changed_at, changed_by, reason, run_job_id, run_due_at, run_fired_at, run_outcome,
            run_ended_at, run_error
        FROM job_schedules
        """;

    // With the lock of the dedup key held: nobody enqueues another run meanwhile.
    private const string Run =
        """
        INSERT INTO job_schedules AS schedule (id, run_job_id, run_due_at, run_fired_at, taken_until)
        SELECT $1, $2, $3, job_time(), $3
        WHERE NOT EXISTS (
            SELECT FROM jobs WHERE dedup_key = $4 AND state IN ('SCHEDULED', 'READY', 'RUNNING', 'PARKED'))
        ON CONFLICT (id) DO UPDATE SET run_job_id = excluded.run_job_id, run_due_at = excluded.run_due_at,
            run_fired_at = excluded.run_fired_at, run_outcome = NULL, run_ended_at = NULL, run_error = NULL,
            taken_until = coalesce(excluded.taken_until, schedule.taken_until)
        """;

    private const string Fire =
        $"""
        WITH fired AS (
            {Run} WHERE NOT schedule.is_paused AND coalesce(schedule.taken_until < excluded.taken_until, true)
            RETURNING 1)
        SELECT require_one_row(count(*)::int) FROM fired
        """;

    private const string Trigger =
        $"WITH fired AS ({Run} RETURNING 1) SELECT require_one_row(count(*)::int) FROM fired";

    private const string End =
        """
        UPDATE job_schedules SET run_outcome = $3, run_ended_at = job_time(), run_error = $4
        WHERE id = $1 AND run_job_id = $2
        """;

    private const string Put =
        """
        INSERT INTO job_schedules (id, cron, is_paused, changed_at, changed_by, reason) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO UPDATE SET cron = excluded.cron, is_paused = excluded.is_paused,
            changed_at = excluded.changed_at, changed_by = excluded.changed_by, reason = excluded.reason
        """;

    public async Task<IReadOnlyList<StoredSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindAll);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(Read, cancellationToken);
    }

    public async Task<bool> TryFireAsync(
        JobRequest job, string scheduleId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        AddRun(batch, Fire, scheduleId, job.Id, dueAt);
        return await batch.Append([job]).TryExecuteAsync(cancellationToken);
    }

    public async Task EndAsync(
        string scheduleId, ScheduleOutcome outcome, JobAck ack, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(End)
            .Text(scheduleId)
            .Uuid(ack.Lease.Job.Value)
            .Text(WireName<ScheduleOutcome>.Of(outcome))
            .Text(ack.Error);
        try
        {
            await batch.Append(ack).ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == JobRows.LeaseLost)
        {
            throw new LeaseLostException("The job is another worker's by now.", exception);
        }
    }

    public async Task PutAsync(ScheduleState state, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Put)
            .Text(state.Schedule)
            .Text(state.Cron)
            .Flag(state.IsPaused)
            .Time(state.ChangedAt)
            .Text(state.ChangedBy)
            .Text(state.Reason);
        await batch.StoreAsync(trail, cancellationToken);
    }

    public async Task<bool> TryTriggerAsync(
        string scheduleId, JobId job, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        AddRun(batch, Trigger, scheduleId, job, dueAt: null);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    private static void AddRun(NpgsqlBatch batch, string sql, string scheduleId, JobId job, DateTimeOffset? dueAt)
    {
        var dedup = ScheduleFiring.DedupKeyOf(scheduleId);
        batch.AddLocks([JobRows.LockOfDedup(dedup)]);
        batch.Add(sql).Text(scheduleId).Uuid(job.Value).Time(dueAt?.ToUniversalTime()).Text(dedup);
    }

    private static StoredSchedule Read(NpgsqlDataReader row)
    {
        var id = row.GetString(0);
        var state = row.TimeOrNull(3) is { } changedAt
            ? new ScheduleState(id, row.TextOrNull(1), row.GetBoolean(2), changedAt, row.GetString(4), row.GetString(5))
            : null;
        var run = row.TimeOrNull(8) is { } firedAt
            ? new ScheduleRun(row.Id<JobId>(6), row.TimeOrNull(7), firedAt)
            {
                Outcome = row.IsDBNull(9) ? null : row.Name<ScheduleOutcome>(9),
                EndedAt = row.TimeOrNull(10),
                Error = row.TextOrNull(11),
            }
            : null;
        return new StoredSchedule(id, state, run);
    }
}
