using EscrowGrid.Chain.Tests.Anvil;
using EscrowGrid.Core.Chain;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.Testing;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>A Postgres server for tests that each take a database of their own.</summary>
public sealed class ChainFixture : IAsyncLifetime
{
    public const string Name = "chain";

    private PostgresServer? _server;
    private MigratedDatabases? _migrated;
    private int _databases;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync(new PostgresServerOptions(), CancellationToken.None);
        _migrated = new MigratedDatabases(_server);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <returns>The connection string of a new database with the current schema.</returns>
    internal Task<string> CreateDatabaseAsync() =>
        _migrated!.CreateAsync($"chain_{Interlocked.Increment(ref _databases)}");

    /// <summary>An installation on a chain of its own.</summary>
    internal async Task<MirrorUnderTest> StartAsync(Store store, Func<ChainRules, ChainRules>? change = null) =>
        await MirrorUnderTest.StartAsync(
            await AnvilNode.StartAsync(), store is Store.Memory ? null : await CreateDatabaseAsync(), change);
}
