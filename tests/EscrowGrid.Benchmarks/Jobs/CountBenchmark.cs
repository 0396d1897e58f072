using System.Diagnostics;
using EscrowGrid.Benchmarks.Subject;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Benchmarks.Jobs;

/// <summary>
/// How long it takes to count the jobs of all queues and states, which every worker does every five seconds, among a
/// million that are kept for ever; beside it the same by reading the table:
/// <c>dotnet run -c Release --project tests/EscrowGrid.Benchmarks -- counts</c>.
/// </summary>
internal static class CountBenchmark
{
    public const string Verb = "counts";

    private const string Database = "escrowdb";
    private const int Kept = 1_000_000;
    private const int Waiting = 1_000;
    private const int Rounds = 20;

    private const string Fill =
        """
        INSERT INTO jobs (id, type, queue, priority, payload, max_attempts, is_about_money, created_at, run_at, state,
            finished_at)
        SELECT gen_random_uuid(), 'counted', 'queue-' || i % 5, 1, '{"text":"what a job carries, or so"}', 10, true,
            job_time(), job_time(), $2, CASE WHEN $2 = 'DEAD' THEN job_time() END
        FROM generate_series(1, $1) AS i
        """;

    private const string ByTable =
        "SELECT queue, state, count(*), clock_timestamp() - min(run_at) FROM jobs GROUP BY queue, state";

    public static async Task<int> RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await PostgresServer.StartAsync(
            new PostgresServerOptions { DataDirectory = Path.Combine(folder.Path, "postgres") },
            CancellationToken.None);
        await postgres.CreateDatabaseAsync(Database, CancellationToken.None);
        var connection = postgres.ConnectionString(Database);
        await MigrateCommand.RunAsync(connection, NullLogger.Instance, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(connection);
        using var host = ProbeWorker.Build(connection, runsJobs: false);
        var store = host.Services.GetRequiredService<IJobStore>();

        await ExecuteAsync(source, Fill, Kept, "DEAD");
        await ExecuteAsync(source, Fill, Waiting, "READY");
        await ExecuteAsync(source, "VACUUM ANALYZE jobs");
        await ShowAsync("by the table", () => ExecuteAsync(source, ByTable));
        await ShowAsync("as workers do", () => store.CountAsync(CancellationToken.None));
        return 0;
    }

    private static async Task ShowAsync(string name, Func<Task> count)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            await count();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(
            $"counting {Kept + Waiting} jobs {name}: least {times[0]:F1} ms, median {times[Rounds / 2]:F1} ms, "
            + $"most {times[^1]:F1} ms");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
