using System.Diagnostics;
using EscrowGrid.Benchmarks.Subject;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace EscrowGrid.Benchmarks.Jobs;

/// <summary>
/// How many jobs that do nothing a worker with ten slots ends in a second, and how fast a job of another process is
/// picked up by an idle worker: <c>dotnet run -c Release --project tests/EscrowGrid.Benchmarks -- jobs</c>.
/// </summary>
internal static class JobBenchmark
{
    public const string Verb = "jobs";

    private const string Database = "escrowdb";
    private const int Rounds = 5;
    private const int Backlog = 20_000;
    private const int AtOnce = 500;
    private const int Probes = 1_000;

    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(15);

    public static async Task<int> RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await PostgresServer.StartAsync(
            new PostgresServerOptions { DataDirectory = Path.Combine(folder.Path, "postgres") },
            CancellationToken.None);
        await postgres.CreateDatabaseAsync(Database, CancellationToken.None);
        var connection = postgres.ConnectionString(Database);
        await MigrateCommand.RunAsync(connection, NullLogger.Instance, CancellationToken.None);
        using var enqueuer = ProbeWorker.Build(connection, runsJobs: false);
        await enqueuer.StartAsync();
        Console.WriteLine($"{Environment.ProcessorCount} shared cores, load average before: {LoadAverage()}");

        var rates = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            rates.Add(await MeasureRateAsync(connection, enqueuer));
            var reference = await JobReference.MeasureAsync(postgres, Database);
            Console.WriteLine(
                $"no-op jobs, 10 slots, round {round + 1}: {rates[^1]:F0}/s, {rates[^1] / reference:F2} of pgbench's "
                + $"{reference:F0}/s; load average {LoadAverage()}");
        }

        rates.Sort();
        Console.WriteLine($"no-op jobs: min {rates[0]:F0}/s, median {rates[Rounds / 2]:F0}/s, max {rates[^1]:F0}/s");
        var times = await MeasurePickUpAsync(connection, enqueuer);
        Console.WriteLine(
            $"pick-up in another process, {times.Count} jobs: p50 {At(times, 0.5):F1} ms, p99 {At(times, 0.99):F1} ms, "
            + $"max {times[^1]:F1} ms");
        await enqueuer.StopAsync();
        return 0;
    }

    /// <summary>The backlog is there before the worker starts; the clock runs from its first job to its last.</summary>
    private static async Task<double> MeasureRateAsync(string connection, IHost enqueuer)
    {
        await EnqueueAsync(enqueuer, Backlog);
        using var worker = WorkerProcess.Start(connection);
        await worker.CountReachesAsync(1);
        var start = await worker.CountAsync();
        var clock = Stopwatch.StartNew();
        await worker.CountReachesAsync(Backlog);
        return (Backlog - start) / clock.Elapsed.TotalSeconds;
    }

    private static async Task<List<double>> MeasurePickUpAsync(string connection, IHost enqueuer)
    {
        using var worker = WorkerProcess.Start(connection);
        await EnqueueAsync(enqueuer, 100);
        await worker.CountReachesAsync(100);
        await worker.TimesAsync();
        using var timer = new PeriodicTimer(ProbeInterval);
        for (var i = 0; i < Probes; i++)
        {
            await timer.WaitForNextTickAsync();
            await EnqueueAsync(enqueuer, 1);
        }

        await worker.CountReachesAsync(100 + Probes);
        var times = await worker.TimesAsync();
        times.Sort();
        return times;
    }

    private static async Task EnqueueAsync(IHost enqueuer, int count)
    {
        var queue = enqueuer.Services.GetRequiredService<IJobQueue>();
        var ids = enqueuer.Services.GetRequiredService<IIdSource>();
        var time = enqueuer.Services.GetRequiredService<TimeProvider>();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            var jobs = chunk.Select(
                _ => Probe.Type.Request(ids.Create<JobId>(), new Probe(time.GetUtcNow().UtcTicks)));
            await queue.EnqueueAsync([.. jobs], CancellationToken.None);
        }
    }

    private static double At(List<double> sorted, double part) => sorted[(int)((sorted.Count - 1) * part)];

    private static string LoadAverage() => File.Exists("/proc/loadavg")
        ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])
        : "unknown";
}
