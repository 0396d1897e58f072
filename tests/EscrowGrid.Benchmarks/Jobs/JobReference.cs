using EscrowGrid.Benchmarks.Reference;
using EscrowGrid.LocalHosting.Servers;
using Npgsql;

namespace EscrowGrid.Benchmarks.Jobs;

/// <summary>
/// What the database does without us for a worker with ten slots: one connection, which in each transaction ends ten
/// jobs and takes the next ten.
/// </summary>
internal static class JobReference
{
    private const int AtOnce = 10;
    private const int Rows = 50_000;

    private const string Fill =
        """
        INSERT INTO jobs (id, type, queue, priority, payload, max_attempts, is_about_money, created_at, run_at, state)
        SELECT gen_random_uuid(), 'reference', 'reference', 1, '{"enqueuedAt":1}', 10, false, job_time(), job_time(),
            'READY'
        FROM generate_series(1, $1)
        """;

    private const string Remove =
        "UPDATE jobs SET state = 'COMPLETED', finished_at = job_time(), lease_until = NULL WHERE queue = 'reference'"
        + " AND state <> 'COMPLETED'; DELETE FROM jobs WHERE queue = 'reference'";

    // pgbench takes a line for a statement.
    private static readonly string Turn =
        $"""
        WITH ended AS (
            UPDATE jobs SET state = 'COMPLETED', finished_at = job_time(), lease_until = NULL
            WHERE id IN (
                SELECT id FROM jobs WHERE state = 'RUNNING' AND lease_until > clock_timestamp()
                ORDER BY lease_until LIMIT {AtOnce})),
        taken AS MATERIALIZED (
            SELECT id FROM jobs WHERE queue = 'reference' AND lane = 'DOMAIN' AND state = 'READY'
            ORDER BY priority DESC, run_at, number LIMIT {AtOnce} FOR UPDATE SKIP LOCKED)
        UPDATE jobs SET state = 'RUNNING', fence = fence + 1, attempt = attempt + 1, worker = 'pgbench',
            started_at = clock_timestamp(), lease_until = clock_timestamp() + interval '30 s'
        FROM taken WHERE jobs.id = taken.id
        RETURNING jobs.id, fence, type, payload;
        """.ReplaceLineEndings(" ") + "\n";

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    /// <returns>Jobs a second; not a number where pgbench is not installed.</returns>
    public static async Task<double> MeasureAsync(PostgresServer postgres, string database)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString(database));
        await ExecuteAsync(source, Fill, Rows);
        await ExecuteAsync(source, "VACUUM ANALYZE jobs");
        var turns = await PgBench.RunAsync(postgres, database, Turn, connections: 1, Duration);
        await ExecuteAsync(source, Remove);
        return turns * AtOnce ?? double.NaN;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
