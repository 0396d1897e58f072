using System.Collections.Concurrent;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.Testing;

namespace EscrowGrid.Api.Tests;

/// <summary>One API on each store, and a Postgres server for tests that need a database of their own.</summary>
public sealed class Stores : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _apart = new(StringComparer.Ordinal);
    private PostgresServer? _server;
    private MigratedDatabases? _databases;
    private ApiUnderTest? _memory;
    private ApiUnderTest? _postgres;

    public string Database { get; private set; } = "";

    public ApiUnderTest this[Store store] => (store is Store.Memory ? _memory : _postgres)!;

    /// <summary>Another API on the same store; on memory, of course, with rows of its own.</summary>
    public Task<ApiUnderTest> StartAnotherAsync(
        Store store, IReadOnlyDictionary<string, string?>? settings = null, TimeProvider? time = null) =>
        ApiUnderTest.StartAsync(store is Store.Memory ? null : Database, settings, time);

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync(new PostgresServerOptions(), CancellationToken.None);
        _databases = new MigratedDatabases(_server);
        Database = await CreateDatabaseAsync("contract");
        _memory = await ApiUnderTest.StartAsync(database: null);
        _postgres = await ApiUnderTest.StartAsync(Database);
    }

    /// <returns>The connection string of a new database with the current schema.</returns>
    public Task<string> CreateDatabaseAsync(string name) => _databases!.CreateAsync(name);

    /// <summary>
    /// A database that a few test classes share, made when the first asks for it: for those who read a whole log, or
    /// wait for a queue. In the contract tests' database the log is as long as all of their work, and the queue is full
    /// of deliveries to receivers that do not exist.
    /// </summary>
    public Task<string> FindDatabaseAsync(string name) =>
        _apart.GetOrAdd(name, it => new Lazy<Task<string>>(() => CreateDatabaseAsync(it))).Value;

    public async Task<string> CreateEmptyDatabaseAsync(string name)
    {
        await _server!.CreateDatabaseAsync(name, CancellationToken.None);
        return _server.ConnectionString(name);
    }

    public async Task DisposeAsync()
    {
        if (_memory is not null)
            await _memory.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
