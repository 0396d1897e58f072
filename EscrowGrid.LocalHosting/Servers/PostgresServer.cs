using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using EscrowGrid.LocalHosting.Processes;
using Npgsql;

namespace EscrowGrid.LocalHosting.Servers;

/// <summary>
/// A PostgreSQL server found on this machine, run as a child process on 127.0.0.1. When this process is root the server
/// runs as `postgres` or `nobody`. It ends with this process, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);
    private readonly ChildProcess _process;
    private readonly string? _temporaryFolder;
    private readonly string _userName;
    private readonly string _password;

    private PostgresServer(ChildProcess process, int port, PostgresCluster cluster, PostgresServerOptions options)
    {
        _process = process;
        _userName = options.UserName;
        _password = cluster.Password;
        _temporaryFolder = options.DataDirectory is null ? Path.GetDirectoryName(cluster.Data) : null;
        Port = port;
    }

    /// <summary>TCP port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Process id of the postmaster.</summary>
    public int ProcessId => _process.Identity.Id;

    /// <summary>Ends with the exit code when the server ends.</summary>
    public Task<int> Exited => _process.Exited;

    internal ProcessIdentity Identity => _process.Identity;

    /// <summary>Starts a server and returns when it answers.</summary>
    /// <exception cref="LocalHostingException">
    /// PostgreSQL is not installed, the data belongs to another major version, the port is taken, or the server ended;
    /// the message says what to do. Nothing on disk is destroyed.
    /// </exception>
    public static async Task<PostgresServer> StartAsync(PostgresServerOptions options, CancellationToken ct)
    {
        var folder = options.DataDirectory is { } chosen
            ? Path.GetFullPath(chosen)
            : PrivateFile.CreateTemporaryFolder(options.ScratchDirectory, "escrowgrid-postgres-");
        try
        {
            var cluster = await PostgresCluster.OpenAsync(folder, options, ct);
            return options.Port != 0
                ? await StartOnAsync(options.Port, cluster, options, ct)
                : await LoopbackPort.StartOnFreeAsync(port => StartOnAsync(port, cluster, options, ct));
        }
        catch when (options.DataDirectory is null)
        {
            DeleteFolder(folder);
            throw;
        }
    }

    /// <summary>Connection string of a database on this server, for Npgsql.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = _userName,
        Password = _password,
        Database = database,
    }.ConnectionString;

    /// <summary>Creates a database unless it exists.</summary>
    public async Task CreateDatabaseAsync(string name, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
        exists.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        if (await exists.ExecuteScalarAsync(ct) is not null)
            return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {Sql.Identifier(name)}", connection);
        await create.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Ends the server at once as a crash would (SIGKILL), for tests of what happens then.</summary>
    public async Task KillAsync()
    {
        _process.Signal(UnixSignal.Kill);
        await _process.Exited;
    }

    /// <summary>Stops the server: open connections are cut, everything committed is on disk.</summary>
    public async Task StopAsync(CancellationToken ct = default) => await _process.StopAsync(StopLimit).WaitAsync(ct);

    /// <summary>Stops the server; a temporary data folder is deleted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(StopLimit);
        await _process.DisposeAsync();
        if (_temporaryFolder is not null)
            DeleteFolder(_temporaryFolder);
    }

    private static async Task<PostgresServer> StartOnAsync(
        int port, PostgresCluster cluster, PostgresServerOptions options, CancellationToken ct)
    {
        if (LoopbackPort.IsTaken(port))
            throw new PortTakenException("PostgreSQL", port);
        var log = new LogTail(options.Log);
        var process = await ChildProcess.StartAsync(
            PostgresCluster.Command(cluster.Binaries.Server, Arguments(port, cluster, options)) with
            {
                OnOutput = log.Add,
                OnError = log.Add,
            });
        var server = new PostgresServer(process, port, cluster, options);
        try
        {
            await server.WaitUntilReadyAsync(log, options.StartLimit, ct);
            return server;
        }
        catch
        {
            await process.StopAsync(StopLimit);
            await process.DisposeAsync();
            throw;
        }
    }

    private static List<string> Arguments(int port, PostgresCluster cluster, PostgresServerOptions options)
    {
        List<string> settings =
        [
            "listen_addresses=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            // A socket's path may have 107 bytes at most, which a deep folder exceeds; TCP is enough.
            "unix_socket_directories=", "max_connections=200", "timezone=UTC", "log_timezone=UTC", "lc_messages=C",
        ];
        if (options.DataDirectory is null)
            settings.Add("fsync=off");
        return ["-D", cluster.Data, .. settings.SelectMany(setting => new[] { "-c", setting })];
    }

    private async Task WaitUntilReadyAsync(LogTail log, TimeSpan limit, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (_process.Exited.IsCompleted)
                throw await DescribeEndAsync(log);
            try
            {
                await using var connection =
                    new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false;Timeout=5");
                await connection.OpenAsync(ct);
                return;
            }
            catch (NpgsqlException e) when (IsStillStarting(e) && clock.Elapsed < limit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(30), ct);
            }
            catch (NpgsqlException e)
            {
                throw new LocalHostingException(
                    $"PostgreSQL on port {Port} was not ready within {limit.TotalSeconds:0} s: {e.Message}\n{log}", e);
            }
        }
    }

    private static bool IsStillStarting(NpgsqlException e) =>
        e.InnerException is SocketException or IOException or TimeoutException ||
        e is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow };

    private async Task<Exception> DescribeEndAsync(LogTail log)
    {
        await _process.DrainOutputAsync();
        return log.Mentions("address already in use")
            ? new PortTakenException("PostgreSQL", Port)
            : new LocalHostingException(
                $"PostgreSQL ended while starting (exit code {await _process.Exited}). Its last words:\n{log}");
    }

    private static void DeleteFolder(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Already gone: nothing to delete.
        }
    }
}
