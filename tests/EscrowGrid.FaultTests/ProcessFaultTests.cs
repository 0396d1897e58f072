using System.Diagnostics;
using System.Net;
using Npgsql;
using Xunit.Abstractions;

namespace EscrowGrid.FaultTests;

/// <summary>kill -9 and stops under load. Each test prints what it counted and measured.</summary>
[Collection(AloneDefinition.Name)]
public sealed class ProcessFaultTests(WholeApplication application, ITestOutputHelper output)
    : IClassFixture<WholeApplication>
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Detection = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task ApiReplica_KilledUnderLoad_LosesNothingAcknowledgedAndComesBack()
    {
        var load = new Load(application);
        await ReachAsync(load, 200);
        var before = load.Acknowledged.Count;
        var restarts = application.Replica("api-1").Restarts;

        Kill("api-1");
        var back = await Measure.UntilAsync(
            "api-1 runs again", TimeSpan.FromSeconds(30),
            () => application.Replica("api-1") is { ProcessId: not null } replica && replica.Restarts == restarts + 1);
        await ReachAsync(load, before + 500);
        await load.StopAsync();

        output.WriteLine($"replica restarted after {back.TotalSeconds:0.0} s; {load}");
        Assert.Empty(load.Refused);
        // At most what the killed process had in hand: one request of each client.
        Assert.InRange(load.Unanswered, 0, 8);
        await AssertNothingIsLostAsync(load);
    }

    [Fact]
    public async Task Worker_Killed_IsHealthyAgain()
    {
        var killed = application.Replica("worker").ProcessId;

        Kill("worker");
        var back = await Measure.UntilAsync(
            "the worker is another process", TimeSpan.FromSeconds(30),
            () => application.Replica("worker").ProcessId is { } now && now != killed);
        await application.HealthyAsync("worker");

        output.WriteLine($"worker restarted after {back.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task Postgres_KilledUnderLoad_LosesNothingAcknowledgedAndNoServiceDies()
    {
        var services = Pids();
        var load = new Load(application);
        await ReachAsync(load, 200);
        var before = load.Acknowledged.Count;

        Kill("postgres");
        var clock = Stopwatch.StartNew();
        await ReachAsync(load, before + 200);
        await load.StopAsync();

        output.WriteLine($"200 further writes {clock.Elapsed.TotalSeconds:0.0} s after the kill; {load}");
        Assert.Equal(0, load.Unanswered);
        Assert.All(load.Refused.Keys, refusal => Assert.Equal("503 with Retry-After", refusal));
        Assert.Equal(services, Pids());
        await AssertNothingIsLostAsync(load);
    }

    [Fact]
    public async Task Postgres_StoppedAndStarted_IsSaidByReadinessAndRecoveredFromWithoutARestart()
    {
        var services = Pids();
        using var api = application.Api();
        await application.Catalogue.StopAsync("postgres", CancellationToken.None);

        var noticed = await Measure.UntilAsync(
            "/ready says 503", Detection,
            async () => await StatusAsync(api, "/ready") == HttpStatusCode.ServiceUnavailable);
        using (var refused = await api.GetAsync(new Uri("/positions", UriKind.Relative)))
        {
            var body = await refused.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.DoesNotContain("Npgsql", body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("127.0.0.1", body, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(api, "/alive"));
        await application.Catalogue.StartAsync("postgres", CancellationToken.None);
        await application.HealthyAsync("postgres");
        var recovered = await Measure.UntilAsync(
            "/ready and /positions say 200", Recovery,
            async () => await StatusAsync(api, "/ready") == HttpStatusCode.OK
                && await StatusAsync(api, "/positions?limit=1") == HttpStatusCode.OK);

        output.WriteLine(
            $"noticed after {noticed.TotalSeconds:0.0} s, "
            + $"recovered {recovered.TotalSeconds:0.0} s after Postgres answered");
        Assert.Equal(services, Pids());
    }

    [Fact]
    public async Task Redis_Stopped_DegradesReadinessAndChangesNoAnswer()
    {
        using var api = application.Api();
        var load = new Load(application);
        await ReachAsync(load, 50);
        await application.Catalogue.StopAsync("cache", CancellationToken.None);

        var noticed = await Measure.UntilAsync(
            "/ready says degraded", Detection,
            async () => (await api.GetStringAsync("/ready")).Contains("\"degraded\"", StringComparison.Ordinal));
        await ReachAsync(load, load.Acknowledged.Count + 200);
        await load.StopAsync();
        await application.Catalogue.StartAsync("cache", CancellationToken.None);
        var recovered = await Measure.UntilAsync(
            "/ready says ready", TimeSpan.FromSeconds(30),
            async () => (await api.GetStringAsync("/ready")).Contains("\"ready\"", StringComparison.Ordinal));

        output.WriteLine(
            $"degraded after {noticed.TotalSeconds:0.0} s, ready again after {recovered.TotalSeconds:0.0} s; {load}");
        Assert.Empty(load.Refused);
        Assert.Equal(0, load.Unanswered);
        await AssertNothingIsLostAsync(load);
    }

    private static Task<TimeSpan> ReachAsync(Load load, int acknowledged) => Measure.UntilAsync(
        $"{acknowledged} acknowledged ({load})", TimeSpan.FromMinutes(1),
        () => load.Acknowledged.Count >= acknowledged);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private void Kill(string replica)
    {
        using var process = Process.GetProcessById(application.Replica(replica).ProcessId!.Value);
        process.Kill();
    }

    private int?[] Pids() =>
        [.. new[] { "api-1", "api-2", "worker", "admin" }.Select(name => application.Replica(name).ProcessId)];

    /// <summary>Every acknowledged position is there once, with its ledger event, its audit row and its
    /// message.</summary>
    private async Task AssertNothingIsLostAsync(Load load)
    {
        const string Rows =
            """
            SELECT count(*), count(*) FILTER (WHERE entries = 1), count(*) FILTER (WHERE audits = 1)
            FROM (
              SELECT (SELECT count(*) FROM ledger_events WHERE position_id = p.id) AS entries,
                (SELECT count(*) FROM audit_events WHERE resource_id = 'pos_' || p.id) AS audits
              FROM positions p WHERE p.id = ANY($1)) AS stored
            """;
        // Not from a pool: its idle connections died with the Postgres of an earlier test.
        await using var connection = new NpgsqlConnection($"{await application.ConnectionStringAsync()};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Rows, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]>
        {
            TypedValue = [.. load.Acknowledged.Select(id => Guid.Parse(id["pos_".Length..]))],
        });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();

        var expected = (long)load.Acknowledged.Count;
        Assert.Equal((expected, expected, expected), (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)));
    }
}
