// The operations that users wait for, over HTTP at 16 and 64 connections, and beside each what pgbench does with the
// same rows in the same run. Prepares its data, prints a table, and writes it with a chart to a folder:
//   dotnet run -c Release --project tests/EscrowGrid.Benchmarks [-- SECONDS [FOLDER]]
// and, for background jobs alone, for counting them, for the way of events to webhooks, for commands of escrows, or for
// pages of the console:
//   dotnet run -c Release --project tests/EscrowGrid.Benchmarks -- jobs|counts|relay|escrows|console
// (of escrows, only some parts: -- escrows rounds requests deadlines verification)
// Three processes share the machine: this load generator, one API, one Postgres.
using System.Globalization;
using EscrowGrid.Benchmarks.Escrows;
using EscrowGrid.Benchmarks.Jobs;
using EscrowGrid.Benchmarks.Load;
using EscrowGrid.Benchmarks.Pages;
using EscrowGrid.Benchmarks.Reference;
using EscrowGrid.Benchmarks.Relay;
using EscrowGrid.Benchmarks.Report;
using EscrowGrid.Benchmarks.Subject;
using EscrowGrid.LocalHosting.Servers;

if (args is [ProbeWorker.Verb, var connectionString])
    return await ProbeWorker.RunAsync(connectionString);
if (args is [JobBenchmark.Verb])
    return await JobBenchmark.RunAsync();
if (args is [CountBenchmark.Verb])
    return await CountBenchmark.RunAsync();
if (args is [EscrowBenchmark.Verb, .. var parts])
    return await EscrowBenchmark.RunAsync(parts);
if (args is [RelayBenchmark.Verb])
    return await RelayBenchmark.RunAsync();
if (args is [ConsoleBenchmark.Verb])
    return await ConsoleBenchmark.RunAsync();

const string Database = "escrowdb";
var duration = TimeSpan.FromSeconds(
    args.Length > 0 ? int.Parse(args[0], NumberStyles.None, CultureInfo.InvariantCulture) : 10);
var output = Directory.CreateDirectory(args.Length > 1 ? args[1] : Path.Combine("artifacts", "benchmarks"));

// A folder of its own, because a temporary server does not wait for the disk and a real one does.
using var folder = new TemporaryFolder();
await using var postgres = await PostgresServer.StartAsync(
    new PostgresServerOptions { DataDirectory = Path.Combine(folder.Path, "postgres") }, CancellationToken.None);
await postgres.CreateDatabaseAsync(Database, CancellationToken.None);
await using var api = await ApiProcess.StartAsync(postgres, Database);
Console.WriteLine("Preparing 1,011,000 positions");
var data = await SampleData.CreateAsync(api, positions: 1_000);
var few = await PositionPool.CreateAsync(api, postgres, Database, 10_000);
var many = await PositionPool.CreateAsync(api, postgres, Database, 1_000_000);

var circumstances = $"{Environment.ProcessorCount} shared cores, load average before: {LoadAverage()}";
Console.WriteLine(circumstances);
Console.WriteLine(Measurement.Header);
var load = new LoadGenerator(api.Address, warmUp: TimeSpan.FromSeconds(3), duration);
var measurements = new List<Measurement>();
foreach (var connections in new[] { 16, 64 })
{
    foreach (var scenario in Scenarios.All(api.Address, data, few, many))
    {
        var cpu = api.CpuTime;
        var rate = await load.RunAsync(connections, scenario.Round);
        // The warm-up's operations cost CPU time too.
        var cpuMs = (api.CpuTime - cpu).TotalMilliseconds / (rate.PerSecond * load.Total.TotalSeconds);
        var reference = await PgBench.RunAsync(postgres, Database, scenario.Reference, connections, duration);
        var measured = new Measurement(scenario.Name, scenario.Goal, connections, rate, cpuMs, reference);
        measurements.Add(measured);
        Console.WriteLine(measured);
    }
}

var memory = $"API memory {api.MemoryMegabytes} MB; load average after: {LoadAverage()}";
Console.WriteLine(memory);
var chart = Path.Combine(output.FullName, "benchmark.svg");
await File.WriteAllTextAsync(chart, Chart.Draw(measurements, $"{circumstances}; {memory}"));
await File.WriteAllLinesAsync(
    Path.Combine(output.FullName, "benchmark.txt"),
    [circumstances, Measurement.Header, .. measurements.Select(it => it.ToString()), memory]);
Console.WriteLine($"Chart: {chart}");
return measurements.Exists(it => it.Api.Failed > 0) ? 1 : 0;

static string LoadAverage() =>
    File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";
