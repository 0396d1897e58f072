using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>One real PostgreSQL server for the tests of a class.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private PostgresServer? _server;

    public string ConnectionString => _server!.ConnectionString("escrowdb");

    /// <returns>The connection string of another database, empty.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"jobs_{Guid.NewGuid():N}";
        await _server!.CreateDatabaseAsync(name, CancellationToken.None);
        return _server.ConnectionString(name);
    }

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync(new PostgresServerOptions(), CancellationToken.None);
        await _server.CreateDatabaseAsync("escrowdb", CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
