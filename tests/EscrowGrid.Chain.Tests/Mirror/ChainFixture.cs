using EscrowGrid.Chain.Tests.Anvil;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Storage;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>A Postgres server for tests that each take a database of their own.</summary>
public sealed class ChainFixture : IAsyncLifetime
{
    public const string Name = "chain";

    private const string Template = "chain_template";

    private PostgresServer? _server;
    private int _databases;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync(new PostgresServerOptions(), CancellationToken.None);
        await _server.CreateDatabaseAsync(Template, CancellationToken.None);
        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(
                _server.ConnectionString(Template) + ";Pooling=false", NullLogger.Instance, CancellationToken.None));
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <returns>The connection string of a new database with the current schema.</returns>
    internal async Task<string> CreateDatabaseAsync()
    {
        var name = $"chain_{Interlocked.Increment(ref _databases)}";
        await using var server = NpgsqlDataSource.Create(_server!.ConnectionString("postgres") + ";Pooling=false");
        await using var create = server.CreateCommand($"CREATE DATABASE {name} TEMPLATE {Template}");
        await create.ExecuteNonQueryAsync();
        return _server.ConnectionString(name);
    }

    /// <summary>An installation on a chain of its own.</summary>
    internal async Task<MirrorUnderTest> StartAsync(Store store, Func<ChainRules, ChainRules>? change = null) =>
        await MirrorUnderTest.StartAsync(
            await AnvilNode.StartAsync(), store is Store.Memory ? null : await CreateDatabaseAsync(), change);
}
