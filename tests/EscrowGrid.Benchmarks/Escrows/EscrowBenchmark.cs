using System.Diagnostics;
using EscrowGrid.Benchmarks.Subject;
using EscrowGrid.Core.Storage;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace EscrowGrid.Benchmarks.Escrows;

/// <summary>
/// How many commands of escrows one worker decides in a second, whether it is slower when all money and fees are of
/// one institution, how long a request waits for its own, and how long due deadlines and the verification of it all
/// take: <c>dotnet run -c Release --project tests/EscrowGrid.Benchmarks -- escrows</c>.
/// </summary>
internal static class EscrowBenchmark
{
    public const string Verb = "escrows";

    private const string Database = "escrowdb";
    private const int Warming = 1_000;
    private const int Escrows = 5_000;
    private const int Many = 100;
    private const int Rounds = 2;
    private const int WarmingWaits = 3_000;
    private const int Waits = 10_000;
    private const int PerSecond = 500;
    private const int Clients = 64;
    private const int Due = 10_000;

    /// <param name="parts">Only these: rounds, requests, deadlines, verification; all of them when there are none.
    /// </param>
    public static async Task<int> RunAsync(IReadOnlyList<string> parts)
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await PostgresServer.StartAsync(
            new PostgresServerOptions { DataDirectory = Path.Combine(folder.Path, "postgres") },
            CancellationToken.None);
        await postgres.CreateDatabaseAsync(Database, CancellationToken.None);
        var connection = postgres.ConnectionString(Database);
        await MigrateCommand.RunAsync(connection, NullLogger.Instance, CancellationToken.None);
        Console.WriteLine(
            $"{Environment.ProcessorCount} shared cores, {BenchmarkMarket.Slots} slots, load average before: "
                + LoadAverage());
        var cpu = new CpuTime(postgres.ProcessId);

        if (Has("rounds"))
            await RunRoundsAsync(connection, cpu);
        await using var market = await BenchmarkMarket.StartAsync(connection, 1);
        if (Has("requests"))
            await MeasureRequestsAsync(market, cpu);
        if (Has("deadlines"))
            await MeasureDeadlinesAsync(market);
        if (Has("verification"))
            await MeasureVerificationAsync(market, cpu);
        return 0;

        bool Has(string part) => parts.Count == 0 || parts.Contains(part);
    }

    public static string LoadAverage() => File.Exists("/proc/loadavg")
        ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])
        : "unknown";

    private static async Task RunRoundsAsync(string connection, CpuTime cpu)
    {
        await using (var warming = await BenchmarkMarket.StartAsync(connection, Many))
            await new EscrowRound(warming, cpu, Warming, isShown: false).RunAsync("warming up");
        var (one, many) = (0d, 0d);
        for (var round = 0; round < Rounds; round++)
        {
            many += await RunRoundAsync($"fees of {Many} institutions", Many);
            one += await RunRoundAsync("fees of one institution", 1);
        }

        Console.WriteLine($"commands a second: {one / many:P0} of it when all fees are of one institution");

        async Task<double> RunRoundAsync(string what, int institutions)
        {
            await using var market = await BenchmarkMarket.StartAsync(connection, institutions);
            return await new EscrowRound(market, cpu, Escrows, isShown: true).RunAsync(what);
        }
    }

    private static async Task MeasureRequestsAsync(BenchmarkMarket market, CpuTime cpu)
    {
        // Connections that are opened and statements that are prepared while 500 a second come are seconds to wait for.
        await MeasureWaitsAsync(market, WarmingWaits);
        Show(await MeasureWaitsAsync(market, Waits));
        var escrows = await market.OpenAsync(Escrows);
        await market.PayAsync(escrows);
        await market.AnalyseAsync();
        Console.WriteLine($"requests of {Clients} clients that await their answers:");
        await new EscrowRound(market, cpu, Escrows, isShown: true).RunRequestsAsync(escrows, Clients);
    }

    private static async Task<List<Wait>> MeasureWaitsAsync(BenchmarkMarket market, int requests)
    {
        var escrows = await market.OpenAsync(requests);
        await market.PayAsync(escrows);
        await market.AnalyseAsync();
        return await market.Seller.MeasureWaitsAsync(escrows, EscrowRound.Delivery, PerSecond);
    }

    /// <summary>All of them, and by themselves those of the second that was slowest: a hiccup hides in the whole.
    /// </summary>
    private static void Show(List<Wait> waits)
    {
        var times = Sorted(waits);
        var slowest = waits.GroupBy(it => (int)it.Sent.TotalSeconds)
            .Select(it => (Second: it.Key, P99: At(Sorted(it), 0.99)))
            .MaxBy(it => it.P99);
        Console.WriteLine(
            $"a request's answer at {PerSecond}/s, {times.Count} of them: p50 {At(times, 0.5):F1} ms, "
                + $"p99 {At(times, 0.99):F1} ms, max {times[^1]:F1} ms; p99 of second {slowest.Second}, the slowest, "
                + $"{slowest.P99:F1} ms; load average {LoadAverage()}");

        static List<double> Sorted(IEnumerable<Wait> waits) => [.. waits.Select(it => it.Milliseconds).Order()];
    }

    private static async Task MeasureDeadlinesAsync(BenchmarkMarket market)
    {
        await market.OpenDueAsync(Due);
        var clock = Stopwatch.StartNew();
        await market.PassDeadlinesAsync();
        Console.WriteLine(
            $"{Due} due escrows decided in {clock.Elapsed.TotalSeconds:F1} s; load average {LoadAverage()}");
    }

    /// <summary>As a process does that has just started, and as one does whose code is compiled.</summary>
    private static async Task MeasureVerificationAsync(BenchmarkMarket market, CpuTime cpu)
    {
        await market.AnalyseAsync();
        await VerifyAsync("the first time", market, cpu);
        await VerifyAsync("again", market, cpu);
        await VerifyAsync("once more", market, cpu);
    }

    private static async Task VerifyAsync(string when, BenchmarkMarket market, CpuTime cpu)
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var (own, server) = cpu.Read();
        var clock = Stopwatch.StartNew();
        var events = await market.VerifyAsync();
        var spent = clock.Elapsed;
        var (ownAfter, serverAfter) = cpu.Read();
        Console.WriteLine(
            $"{events} events verified {when}, {events / spent.TotalSeconds:F0}/s; the cores worked "
                + $"{Each(ownAfter - own):F3} ms for each here and {Each(serverAfter - server):F3} ms in the database; "
                + $"{(GC.GetTotalAllocatedBytes() - allocated) / events} bytes allocated for each; "
                + $"load average {LoadAverage()}");

        double Each(TimeSpan time) => time.TotalMilliseconds / events;
    }

    private static double At(List<double> sorted, double part) => sorted[(int)((sorted.Count - 1) * part)];
}
