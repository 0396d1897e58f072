using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.Testing;

namespace EscrowGrid.Events.Kafka.Tests.Commands;

/// <summary>A server of databases for the tests of a class.</summary>
public sealed class CommandDatabases : IAsyncLifetime
{
    private MigratedDatabases? _databases;

    internal PostgresServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await PostgresServer.StartAsync(new PostgresServerOptions(), CancellationToken.None);
        _databases = new MigratedDatabases(Server);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    internal Task<string> CreateAsync() => _databases!.CreateAsync($"commands_{Guid.NewGuid():N}");
}
