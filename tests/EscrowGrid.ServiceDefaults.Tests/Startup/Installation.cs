using System.Net;
using System.Net.Sockets;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Tests.Configuration;
using Npgsql;

namespace EscrowGrid.ServiceDefaults.Tests.Startup;

/// <summary>All that a service in production is told, on this machine.</summary>
public sealed class Installation : IAsyncLifetime, IDisposable
{
    private const string Database = "escrowdb";

    private readonly TcpListener _outside = new(IPAddress.Loopback, 0);
    private PostgresServer? _server;

    /// <summary>Whether anybody has called whatever is outside of the service.</summary>
    public bool WasCalled => _outside.Pending();

    /// <summary>With the migrated database, and nobody at the other addresses.</summary>
    internal Dictionary<string, string?> Whole(ServiceRole role) =>
        At(role, Url(_server!.ConnectionString(Database)), $"127.0.0.1:{FreePort()}");

    /// <summary>With every address at one place that tells of a call.</summary>
    internal Dictionary<string, string?> Watched(ServiceRole role)
    {
        var place = _outside.LocalEndpoint.ToString()!;
        return At(role, $"postgres://escrow:q3v8Zt1LxW0p@{place}/{Database}", place);
    }

    /// <summary>What no line of a log may have of them.</summary>
    internal static IEnumerable<string> SecretsOf(IReadOnlyDictionary<string, string?> variables)
    {
        foreach (var (name, value) in variables.Where(it => !string.IsNullOrWhiteSpace(it.Value)))
        {
            if (name.EndsWith("_KEY", StringComparison.Ordinal) || name.EndsWith("_SECRET", StringComparison.Ordinal))
                yield return value!;
            else if (value!.StartsWith("postgres://", StringComparison.Ordinal))
                yield return new Uri(value).UserInfo.Split(':')[1];
        }
    }

    public async Task InitializeAsync()
    {
        _outside.Start();
        _server = await PostgresServer.StartAsync(new PostgresServerOptions(), CancellationToken.None);
        await _server.CreateDatabaseAsync(Database, CancellationToken.None);
        await using var migration = ServiceProcess.Start(ServiceRole.Worker, Whole(ServiceRole.Worker), "migrate");
        var end = await migration.EndAsync();
        Assert.True(end.ExitCode == 0, end.Said);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public void Dispose() => _outside.Dispose();

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static Dictionary<string, string?> At(ServiceRole role, string database, string elsewhere) =>
        new(SettingsCase.Installation(role))
        {
            ["PORT"] = $"{FreePort()}",
            ["DATABASE_URL"] = database,
            ["DATABASE_URL_PRISMA"] = database,
            ["KAFKA_BROKERS"] = elsewhere,
            ["CUSTODIAN_API_URL"] = $"http://{elsewhere}",
            ["TRM_API_URL"] = $"http://{elsewhere}",
            ["CHAINALYSIS_API_URL"] = $"http://{elsewhere}",
            ["AWS_S3_ENDPOINT"] = $"http://{elsewhere}",
        };

    private static string Url(string connection)
    {
        var it = new NpgsqlConnectionStringBuilder(connection);
        return $"postgres://{it.Username}:{Uri.EscapeDataString(it.Password!)}@{it.Host}:{it.Port}/{it.Database}";
    }
}
