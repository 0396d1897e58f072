using System.Diagnostics;
using System.Globalization;
using EscrowGrid.Benchmarks.Subject;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Storage;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Benchmarks.Relay;

/// <summary>
/// How long an event takes to the first attempt of its webhook at 300 events a second, and how fast a backlog gets
/// out, whole and in order: <c>dotnet run -c Release --project tests/EscrowGrid.Benchmarks -- relay</c>.
/// </summary>
internal static class RelayBenchmark
{
    public const string Verb = "relay";

    private const string Database = "escrowdb";
    private const int Rate = 300;
    private const int Seconds = 10;
    private const int TicksPerSecond = 20;
    private const int Backlog = 10_000;
    private const int Subjects = 500;
    private const int Rounds = 5;

    // What does not come ends the benchmark with an error.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

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
        var waits = await MeasureWaitsAsync(connection, source);
        Console.WriteLine(
            $"event to first attempt, {waits.Count} events at {Rate}/s: p50 {At(waits, 0.5):F0} ms, "
            + $"p99 {At(waits, 0.99):F0} ms, max {waits[^1]:F0} ms");
        for (var round = 'a'; round < 'a' + Rounds; round++)
        {
            var (seconds, isInOrder) = await MeasureBacklogAsync(connection, source, $"backlog-{round}");
            Console.WriteLine($"{Backlog} events of backlog: {seconds:F1} s, start included; in order: {isInOrder}");
            if (!isInOrder)
                return 1;
        }

        return 0;
    }

    private static async Task<List<double>> MeasureWaitsAsync(string connection, NpgsqlDataSource source)
    {
        await using var receiver = await TimedReceiver.StartAsync();
        using var worker = RelayWorker.Build(connection, consumer: null);
        await worker.StartAsync();
        var institution = await RelayWorker.AddWebhookAsync(worker.Services, receiver.Url);
        var signal = worker.Services.GetRequiredService<EventSignal>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / TicksPerSecond));
        for (var tick = 0; tick < Seconds * TicksPerSecond; tick++)
        {
            await timer.WaitForNextTickAsync();
            const int Count = Rate / TicksPerSecond;
            await InsertAsync(source, institution, $"paced-{tick}", Count, Count);
            signal.Raise();
        }

        var waits = await receiver.TakeAsync(Rate * Seconds).WaitAsync(Patience);
        await worker.StopAsync();
        return waits;
    }

    private static async Task<(double Seconds, bool IsInOrder)> MeasureBacklogAsync(
        string connection, NpgsqlDataSource source, string consumerName)
    {
        await InsertAsync(source, Guid.Empty, consumerName, Backlog, Subjects);
        var consumer = new OrderedConsumer(consumerName);
        var clock = Stopwatch.StartNew();
        using var worker = RelayWorker.Build(connection, consumer);
        await worker.StartAsync();
        await consumer.ReachesAsync(Backlog).WaitAsync(Patience);
        var seconds = clock.Elapsed.TotalSeconds;
        await worker.StopAsync();
        return (seconds, consumer.IsInOrder);
    }

    /// <summary>Subjects take turns; the events of each are numbered from 1, and carry the time.</summary>
    private static async Task InsertAsync(
        NpgsqlDataSource source, Guid institution, string subject, int count, int subjects)
    {
        await using var insert = source.CreateCommand(
            """
            INSERT INTO events (id, type, institution_id, subject, sequence, occurred_at, payload)
            SELECT gen_random_uuid(), 'paced', $1, $2 || '-' || (i % $4), 1 + i / $4, now(), json_build_object('at', $5)
            FROM generate_series(0, $3 - 1) AS i ORDER BY i
            """);
        insert.Parameters.Add(new() { Value = institution });
        insert.Parameters.Add(new() { Value = subject });
        insert.Parameters.Add(new() { Value = count });
        insert.Parameters.Add(new() { Value = subjects });
        insert.Parameters.Add(new() { Value = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture) });
        await insert.ExecuteNonQueryAsync();
    }

    private static double At(List<double> sorted, double part) => sorted[(int)((sorted.Count - 1) * part)];
}
