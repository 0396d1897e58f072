using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.ServiceDefaults.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EscrowGrid.ServiceDefaults.Tests.Health;

public sealed class DatabaseHealthTests : IAsyncLifetime
{
    private const string Ready = """
        {"ok":true,"storeBackend":"postgres","db":{"ok":true},
        "status":"ready","services":{"database":"available"}}
        """;

    private const string Unavailable = """
        {"ok":false,"storeBackend":"postgres","db":{"ok":false},
        "status":"unavailable","services":{"database":"unavailable"}}
        """;

    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Back = TimeSpan.FromSeconds(15);

    private readonly string _folder = Directory.CreateTempSubdirectory("escrowgrid-health-").FullName;
    private PostgresServer? _server;
    private TestService? _service;

    private PostgresServer Server => _server!;

    private TestService Service => _service!;

    public async Task InitializeAsync()
    {
        _server = await StartServerAsync(port: 0);
        await Server.CreateDatabaseAsync("escrowdb", CancellationToken.None);
        _service = await TestService.StartAsync(
            new Dictionary<string, string?>
            {
                ["STORE_BACKEND"] = "postgres",
                ["ConnectionStrings__escrowdb"] = Server.ConnectionString("escrowdb") + ";Maximum Pool Size=2",
            },
            builder => builder.AddEscrowDatabase<EmptyContext>());
    }

    public async Task DisposeAsync()
    {
        if (_service is not null) await _service.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Ready_WithPostgresUp_HasTheShapeOfTheContract()
    {
        var body = await Service.Client.GetStringAsync("/ready");

        Assert.Equal(OneLine(Ready), body);
    }

    [Fact]
    public async Task Health_AfterTheFirstProbe_KnowsTheDatabase()
    {
        JsonElement health = default;
        await Eventually.TrueAsync(
            async () =>
            {
                health = await Service.Client.GetFromJsonAsync<JsonElement>("/health");
                return health.GetProperty("services").GetProperty("database").GetString() == "available";
            },
            TimeSpan.FromSeconds(10),
            "the database is known as available");

        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal("taas-platform", health.GetProperty("service").GetString());
        Assert.Equal("postgres", health.GetProperty("storeBackend").GetString());
        Assert.True(health.GetProperty("durable").GetBoolean());
        Assert.Equal("all", health.GetProperty("mode").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", health.GetProperty("timestamp").GetString()!);
    }

    [Fact]
    public async Task Ready_WhenPostgresStopsAndReturns_FollowsWithoutARestart()
    {
        var port = Server.Port;
        Assert.Equal(HttpStatusCode.OK, (await Service.Client.GetAsync("/ready")).StatusCode);

        await Server.StopAsync(CancellationToken.None);
        await Eventually.TrueAsync(IsAsync(HttpStatusCode.ServiceUnavailable), Lost, "/ready is 503");
        var refusal = await Service.Client.GetAsync("/ready");
        var body = await refusal.Content.ReadAsStringAsync();
        var alive = await Service.Client.GetAsync("/alive");

        await Server.DisposeAsync();
        _server = await StartServerAsync(port);
        await Eventually.TrueAsync(IsAsync(HttpStatusCode.OK), Back, "/ready is 200 again");

        Assert.Equal(OneLine(Unavailable), body);
        Assert.NotNull(refusal.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        await using var scope = Service.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<EmptyContext>().Database.CanConnectAsync());
    }

    [Fact]
    public async Task Ready_WithManyCallers_UsesOneConnectionOfItsOwn()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Service.Client.GetStringAsync("/ready")));

        await using var connection = new NpgsqlConnection(Server.ConnectionString("escrowdb"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'escrowgrid-health'", connection);
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Ready_WithTheServicesPoolExhausted_IsStillReady()
    {
        var source = Service.Services.GetRequiredService<NpgsqlDataSource>();
        await using var first = await source.OpenConnectionAsync();
        await using var second = await source.OpenConnectionAsync();

        Assert.Equal(HttpStatusCode.OK, (await Service.Client.GetAsync("/ready")).StatusCode);
    }

    private static string OneLine(string json) => json.Replace("\n", "", StringComparison.Ordinal);

    private Func<Task<bool>> IsAsync(HttpStatusCode status) =>
        async () => (await Service.Client.GetAsync("/ready")).StatusCode == status;

    private Task<PostgresServer> StartServerAsync(int port) => PostgresServer.StartAsync(
        new PostgresServerOptions { DataDirectory = _folder, Port = port }, CancellationToken.None);
}
