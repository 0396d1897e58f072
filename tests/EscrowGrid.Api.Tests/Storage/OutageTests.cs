using System.Diagnostics;
using System.Net;
using EscrowGrid.Core.Storage;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace EscrowGrid.Api.Tests.Storage;

/// <summary>The database goes away and comes back while the API runs.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("escrowgrid-outage-").FullName;
    private PostgresServer? _server;

    public async Task InitializeAsync()
    {
        _server = await StartAsync(port: 0);
        await _server.CreateDatabaseAsync("outage", CancellationToken.None);
        await MigrateCommand.RunAsync(
            _server.ConnectionString("outage"), NullLogger.Instance, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Requests_DuringAnOutage_AreRefusedQuicklyAndServedAfterIt()
    {
        await using var api = await ApiUnderTest.StartAsync(_server!.ConnectionString("outage"));
        var tenant = await api.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var position = (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created).Id;

        var port = _server.Port;
        await _server.KillAsync();
        await _server.DisposeAsync();
        var clock = Stopwatch.StartNew();
        Answer[] refused = await Task.WhenAll(
            tenant.Admin.GetAsync($"/positions/{position}"),
            tenant.PostPositionAsync(asset),
            api.Root.GetAsync("/institutions"),
            tenant.TransitionAsync(position, "FUNDED"));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"Took {clock.Elapsed}.");
        foreach (var answer in refused)
        {
            answer.ExpectError(HttpStatusCode.ServiceUnavailable, "Service temporarily unavailable");
            Assert.Null(answer.Details);
            Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }

        await Eventually.HoldsAsync(async () =>
            (await api.Root.GetAsync("/ready")).Status is HttpStatusCode.ServiceUnavailable);
        (await api.Root.GetAsync("/health")).Expect(HttpStatusCode.OK);

        _server = await StartAsync(port);

        await Eventually.HoldsAsync(async () =>
            (await tenant.TransitionAsync(position, "FUNDED")).Status is HttpStatusCode.OK);
        await Eventually.HoldsAsync(async () => (await api.Root.GetAsync("/ready")).Status is HttpStatusCode.OK);
        Assert.Equal(2, await tenant.CountLedgerEventsAsync(position));
    }

    private Task<PostgresServer> StartAsync(int port) => PostgresServer.StartAsync(
        new PostgresServerOptions { DataDirectory = _folder, Port = port }, CancellationToken.None);
}
