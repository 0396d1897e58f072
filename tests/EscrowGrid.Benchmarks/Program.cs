// POST and GET of a position over HTTP, at 16 and 64 connections, and what pgbench does with the same rows in the
// same run:
//   dotnet run -c Release --project tests/EscrowGrid.Benchmarks [-- SECONDS]
// Three processes share the machine: this load generator, one API, one Postgres.
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using EscrowGrid.Benchmarks;
using EscrowGrid.LocalHosting.Servers;

const string Database = "escrowdb";
var duration = TimeSpan.FromSeconds(
    args.Length > 0 ? int.Parse(args[0], NumberStyles.None, CultureInfo.InvariantCulture) : 10);

// A folder of its own, because a temporary server does not wait for the disk and a real one does.
using var folder = new TemporaryFolder();
await using var postgres = await PostgresServer.StartAsync(
    new PostgresServerOptions { DataDirectory = Path.Combine(folder.Path, "postgres") }, CancellationToken.None);
await postgres.CreateDatabaseAsync(Database, CancellationToken.None);
await using var api = await ApiProcess.StartAsync(postgres, Database);
var data = await SampleData.CreateAsync(api);
var load = new LoadGenerator(api.Address, warmUp: TimeSpan.FromSeconds(3), duration);

Console.WriteLine($"{Environment.ProcessorCount} cores, {Environment.OSVersion}, load average before: {LoadAverage()}");
Console.WriteLine(Measurement.Header);
var turn = 0;
foreach (var connections in new[] { 16, 64 })
{
    var cpu = api.CpuTime;
    var created = await load.RunAsync("POST /positions", connections, HttpStatusCode.Created, () => Signed(
        new HttpRequestMessage(HttpMethod.Post, "/positions") { Content = JsonContent.Create(data.NewPosition()) }));
    Console.WriteLine($"{created}   API CPU {(api.CpuTime - cpu).TotalMilliseconds / Sent(created):0.00} ms each");

    var reference = await PgBench.RunAsync(postgres, Database, data, connections, duration);
    Console.WriteLine(reference is { } tps
        ? $"{"pgbench",-16} {connections,11} {tps,11:N0}   same rows; POST is {created.PerSecond / tps:0.00} of it"
        : "pgbench is not installed: no reference");

    cpu = api.CpuTime;
    var got = await load.RunAsync("GET /positions/x", connections, HttpStatusCode.OK, () =>
    {
        var next = (uint)Interlocked.Increment(ref turn) % (uint)data.PositionIds.Count;
        return Signed(new HttpRequestMessage(HttpMethod.Get, $"/positions/{data.PositionIds[(int)next]}"));
    });
    Console.WriteLine($"{got}   API CPU {(api.CpuTime - cpu).TotalMilliseconds / Sent(got):0.00} ms each");
}

Console.WriteLine($"API memory: {api.MemoryMegabytes} MB. Load average after: {LoadAverage()}");
return 0;

HttpRequestMessage Signed(HttpRequestMessage request)
{
    request.Headers.Add("X-API-KEY", data.Key);
    return request;
}

// The warm-up's requests cost CPU time too.
double Sent(Measurement measured) => measured.PerSecond * (duration.TotalSeconds + 3);

static string LoadAverage() =>
    File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";
