using System.Diagnostics;
using System.Globalization;
using EscrowGrid.LocalHosting.Fixture;
using EscrowGrid.LocalHosting.Processes;
using EscrowGrid.LocalHosting.Running;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.LocalHosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EscrowGrid.LocalHosting.Tests.Running;

/// <summary>Real servers, real processes.</summary>
public sealed class ApplicationTests
{
    private static readonly TimeSpan Patience = TestModel.Patience;

    [Fact]
    public async Task Application_WholeModel_BecomesHealthyAndIsSpokenToByName()
    {
        await using var app = await TestModel.StartAsync(FixtureModel.AddTo);
        await app.HealthyAsync("web");

        using var client = app.CreateHttpClient("web");
        var pids = new HashSet<string>();
        for (var i = 0; i < 6; i++)
            pids.Add(await client.GetStringAsync(new Uri("/pid", UriKind.Relative)));

        Assert.Equal(2, pids.Count);
        Assert.Equal(1, await CountAsync((await app.GetConnectionStringAsync("fixturedb"))!, "SELECT 1"));
        Assert.Equal(KnownResourceStates.Finished, Catalogue(app).Snapshot().Single(r => r.Name == "job").State);
    }

    [Fact]
    public async Task Replica_Killed_IsRestartedWhileTheOtherServes()
    {
        await using var app = await TestModel.StartAsync(builder => builder
            .AddProject<FixtureProject>("web", launchProfileName: null)
            .WithHttpEndpoint().WithReplicas(2).WithHttpHealthCheck("/health"));
        await app.HealthyAsync("web");
        using var client = app.CreateHttpClient("web");
        var victim = Replica(app, "web", "web-1").ProcessId!.Value;

        Assert.True(UnixCalls.Signal(victim, UnixSignal.Kill));
        var answers = new List<string>();
        for (var i = 0; i < 20; i++)
            answers.Add(await client.GetStringAsync(new Uri("/pid", UriKind.Relative)));
        await Eventually.IsTrueAsync(
            () => Replica(app, "web", "web-1") is { Restarts: 1, ProcessId: not null }, Patience);
        await app.HealthyAsync("web");

        Assert.DoesNotContain(victim.ToString(CultureInfo.InvariantCulture), answers);
        Assert.NotEqual(victim, Replica(app, "web", "web-1").ProcessId);
    }

    [Fact]
    public async Task Postgres_Killed_IsBackOnItsPortWithItsData()
    {
        await using var app = await TestModel.StartAsync(builder => builder.AddPostgres("postgres")
            .WithDataVolume("data").AddDatabase("db"));
        await app.HealthyAsync("db");
        var connection = (await app.GetConnectionStringAsync("db"))!;
        await CountAsync(connection, "CREATE TABLE t AS SELECT 5 AS answer; SELECT answer FROM t");

        Assert.True(UnixCalls.Signal(Replica(app, "postgres", "postgres").ProcessId!.Value, UnixSignal.Kill));
        await Eventually.IsTrueAsync(() => Replica(app, "postgres", "postgres") is { Restarts: > 0 }, Patience);
        await app.HealthyAsync("db");

        Assert.Equal(connection, await app.GetConnectionStringAsync("db"));
        Assert.Equal(5, await CountAsync(connection, "SELECT answer FROM t"));
    }

    [Fact]
    public async Task Commands_StopAndStart_LeaveItStoppedAndBringItBack()
    {
        await using var app = await TestModel.StartAsync(builder => builder
            .AddProject<FixtureProject>("web", launchProfileName: null)
            .WithHttpEndpoint().WithHttpHealthCheck("/health"));
        await app.HealthyAsync("web");
        using var client = app.CreateHttpClient("web");

        var stopped = await app.ResourceCommands.ExecuteCommandAsync("WEB", KnownResourceCommands.StopCommand);
        using var whileStopped = await client.GetAsync(new Uri("/pid", UriKind.Relative));
        var state = Replica(app, "web", "web").State;
        await app.ResourceCommands.ExecuteCommandAsync("web", KnownResourceCommands.StartCommand);
        await app.HealthyAsync("web");

        Assert.True(stopped.Success);
        Assert.Equal(KnownResourceStates.Exited, state);
        Assert.Equal(503, (int)whileStopped.StatusCode);
        Assert.True(whileStopped.Headers.Contains("Retry-After"));
        Assert.Contains("\"error\"", await whileStopped.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, Replica(app, "web", "web").Restarts);
        Assert.NotEmpty(await client.GetStringAsync(new Uri("/pid", UriKind.Relative)));
    }

    [Fact]
    public async Task Job_FailsWithAnotherCode_FailsWhatWaitsForItAndIsNotRepeated()
    {
        await using var app = await TestModel.StartAsync(builder =>
        {
            var job = builder.AddProject<FixtureProject>("job", launchProfileName: null).WithArgs("exit", "4");
            builder.AddProject<FixtureProject>("web", launchProfileName: null)
                .WithHttpEndpoint().WaitForCompletion(job);
        });
        using var deadline = new CancellationTokenSource(Patience);

        await app.ResourceNotifications.WaitForResourceAsync("web", KnownResourceStates.FailedToStart, deadline.Token);

        Assert.Equal(4, Replica(app, "job", "job").ExitCode);
        Assert.Equal(KnownResourceStates.Exited, Replica(app, "job", "job").State);
        Assert.Contains(Catalogue(app).Logs("job"), line => line.Text == "ends with 4");
    }

    [Fact]
    public async Task Data_ApplicationRunTwice_IsKeptWithItsPassword()
    {
        using var state = new TestFolder();
        string first;
        await using (var app = await StartInAsync(state.Path))
        {
            await app.HealthyAsync("fixturedb");
            first = (await app.GetConnectionStringAsync("fixturedb"))!;
            await CountAsync(first, "CREATE TABLE t AS SELECT 9 AS answer; SELECT 9");
        }

        await using var again = await StartInAsync(state.Path);
        await again.HealthyAsync("fixturedb");
        var second = (await again.GetConnectionStringAsync("fixturedb"))!;

        Assert.Equal(
            new NpgsqlConnectionStringBuilder(first).Password, new NpgsqlConnectionStringBuilder(second).Password);
        Assert.Equal(9, await CountAsync(second, "SELECT answer FROM t"));
    }

    [Fact]
    public async Task Start_SecondAppHostOnTheSameState_IsRefusedAndTheFirstGoesOn()
    {
        using var state = new TestFolder();
        await using var app = await StartInAsync(state.Path);
        await app.HealthyAsync("fixturedb");

        var refused = await Assert.ThrowsAsync<LocalHostingException>(() => StartInAsync(state.Path));

        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync((await app.GetConnectionStringAsync("fixturedb"))!, "SELECT 1"));
    }

    [Fact]
    public async Task Start_PortOfTheModelInUse_NamesPortAndResource()
    {
        await using var taken = await RedisServer.StartAsync(new RedisServerOptions(), default);
        var builder = await TestModel.CreateAsync(model => model.AddRedis("cache", port: taken.Port));
        builder.Configuration["LocalHosting:RandomizePorts"] = "false";
        await using var app = await builder.BuildAsync();

        var refused = await Assert.ThrowsAsync<LocalHostingException>(() => app.StartAsync());

        Assert.Contains($"Port {taken.Port}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'cache'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ParameterWithoutValue_SaysHowToGiveOne()
    {
        await using var app = await (await TestModel.CreateAsync(model => model.AddParameter("api-key", secret: true)))
            .BuildAsync();

        var refused = await Assert.ThrowsAsync<LocalHostingException>(() => app.StartAsync());

        Assert.Contains("Parameters__api_key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_WholeModel_StopsServicesBeforeServersAndLeavesNothing()
    {
        var app = await TestModel.StartAsync(FixtureModel.AddTo);
        await app.HealthyAsync("web");
        var processes = Catalogue(app).Snapshot()
            .SelectMany(r => r.Replicas).Select(r => r.ProcessId).OfType<int>().ToList();
        var clock = Stopwatch.StartNew();

        await app.StopAsync();
        var stopped = Catalogue(app).Snapshot().ToDictionary(r => r.Name);
        await app.DisposeAsync();

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"The stop took {clock.Elapsed}.");
        Assert.Equal(4, processes.Count);
        Assert.All(processes, id => Assert.Null(ProcessIdentity.Of(id)));
        Assert.True(stopped["web"].Replicas.Max(r => r.StoppedAt) <= stopped["postgres"].Replicas[0].StoppedAt);
        Assert.True(stopped["web"].Replicas.Max(r => r.StoppedAt) <= stopped["cache"].Replicas[0].StoppedAt);
    }

    private static async Task<DistributedApplication> StartInAsync(string state)
    {
        var builder = DistributedApplication.CreateBuilder(
        [
            $"--LocalHosting:StateDirectory={state}", "--LocalHosting:RandomizePorts=true",
            "--LocalHosting:Quiet=true", "--LocalHosting:DisableDashboard=true",
        ]);
        builder.AddPostgres("postgres").WithDataVolume("data").AddDatabase("fixturedb");
        var app = builder.Build();
        try
        {
            await app.StartAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static IResourceCatalogue Catalogue(DistributedApplication app) =>
        app.Services.GetRequiredService<IResourceCatalogue>();

    private static ReplicaSnapshot Replica(DistributedApplication app, string resource, string replica) =>
        Catalogue(app).Snapshot().Single(r => r.Name == resource).Replicas.Single(r => r.Name == replica);

    private static async Task<int> CountAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
