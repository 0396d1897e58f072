using System.Diagnostics;
using EscrowGrid.Benchmarks.Subject;
using EscrowGrid.Core.Storage;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace EscrowGrid.Benchmarks.Escrows;

/// <summary>
/// How many commands of escrows one worker decides in a second, how long a request waits for its own, and how long
/// due deadlines take: <c>dotnet run -c Release --project tests/EscrowGrid.Benchmarks -- escrows</c>. All escrows are
/// of one institution, so all of its money, fees too, is of the same few accounts.
/// </summary>
internal static class EscrowBenchmark
{
    public const string Verb = "escrows";

    private const string Database = "escrowdb";
    private const int Escrows = 10_000;
    private const int Waiting = 2_000;
    private const int PerSecond = 500;

    public static async Task<int> RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await PostgresServer.StartAsync(
            new PostgresServerOptions { DataDirectory = Path.Combine(folder.Path, "postgres") },
            CancellationToken.None);
        await postgres.CreateDatabaseAsync(Database, CancellationToken.None);
        var connection = postgres.ConnectionString(Database);
        await MigrateCommand.RunAsync(connection, NullLogger.Instance, CancellationToken.None);
        Console.WriteLine($"{Environment.ProcessorCount} shared cores, load average before: {LoadAverage()}");
        var cpu = new CpuTime(postgres.ProcessId);

        await using var market = await BenchmarkMarket.StartAsync(connection);
        var paid = await market.OpenAsync(Escrows);
        await MeasureAsync(cpu, "payments recorded", Escrows, () => market.PayAsync(paid));
        await MeasureAsync(cpu, "deliveries marked", Escrows, () => market.DeliverAsync(paid));
        var times = await market.MeasureWaitsAsync(await market.OpenAsync(Waiting), PerSecond);
        times.Sort();
        Console.WriteLine(
            $"a command's answer at {PerSecond}/s, {times.Count} of them: p50 {At(times, 0.5):F1} ms, "
                + $"p99 {At(times, 0.99):F1} ms, max {times[^1]:F1} ms; load average {LoadAverage()}");

        await market.OpenDueAsync(Escrows);
        await MeasureAsync(cpu, "deadlines passed", Escrows, market.PassDeadlinesAsync);
        return 0;
    }

    private static async Task MeasureAsync(CpuTime cpu, string what, int count, Func<Task> run)
    {
        var (own, server) = cpu.Read();
        var clock = Stopwatch.StartNew();
        await run();
        var seconds = clock.Elapsed.TotalSeconds;
        var (ownAfter, serverAfter) = cpu.Read();
        Console.WriteLine(
            $"{what}: {count} in {seconds:F1} s, {count / seconds:F0}/s; of the cores' time for each "
                + $"{Each(ownAfter - own):F2} ms here and {Each(serverAfter - server):F2} ms in the database; "
                + $"load average {LoadAverage()}");

        double Each(TimeSpan time) => time.TotalMilliseconds / count;
    }

    private static double At(List<double> sorted, double part) => sorted[(int)((sorted.Count - 1) * part)];

    private static string LoadAverage() => File.Exists("/proc/loadavg")
        ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])
        : "unknown";
}
