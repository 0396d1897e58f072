using EscrowGrid.Chain.Tests.Anvil;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Storage;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>A Postgres server for tests that each take a database of their own.</summary>
public sealed class ChainFixture : IAsyncLifetime
{
    public const string Name = "chain";

    private PostgresServer? _server;
    private int _databases;

    public async Task InitializeAsync() =>
        _server = await PostgresServer.StartAsync(new PostgresServerOptions(), CancellationToken.None);

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <returns>The connection string of a new database with the current schema.</returns>
    internal async Task<string> CreateDatabaseAsync()
    {
        var name = $"chain_{Interlocked.Increment(ref _databases)}";
        await _server!.CreateDatabaseAsync(name, CancellationToken.None);
        var database = _server.ConnectionString(name);
        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(database, NullLogger.Instance, CancellationToken.None));
        return database;
    }

    /// <summary>An installation on a chain of its own.</summary>
    internal async Task<MirrorUnderTest> StartAsync(Store store, Func<ChainRules, ChainRules>? change = null) =>
        await MirrorUnderTest.StartAsync(
            await AnvilNode.StartAsync(), store is Store.Memory ? null : await CreateDatabaseAsync(), change);
}
