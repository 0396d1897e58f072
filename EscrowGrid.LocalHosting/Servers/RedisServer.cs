using System.Diagnostics;
using System.Globalization;
using EscrowGrid.LocalHosting.Processes;

namespace EscrowGrid.LocalHosting.Servers;

/// <summary>
/// A Redis server found on this machine, run as a child process on 127.0.0.1 with a password. When this process is root
/// the server runs as `postgres` or `nobody`. It ends with this process, however that ends.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    /// <summary>Names the program when it is not on PATH.</summary>
    internal const string ProgramVariable = "ESCROWGRID_REDIS_SERVER";

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);
    private readonly ChildProcess _process;
    private readonly string _password;
    private readonly string? _temporaryFolder;

    private RedisServer(ChildProcess process, int port, string password, string? temporaryFolder)
    {
        _process = process;
        _password = password;
        _temporaryFolder = temporaryFolder;
        Port = port;
    }

    /// <summary>TCP port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Process id of the server.</summary>
    public int ProcessId => _process.Identity.Id;

    /// <summary>Connection string for StackExchange.Redis.</summary>
    public string ConnectionString =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},password={_password}");

    /// <summary>Ends with the exit code when the server ends.</summary>
    public Task<int> Exited => _process.Exited;

    internal ProcessIdentity Identity => _process.Identity;

    /// <summary>Starts a server and returns when it answers.</summary>
    /// <exception cref="LocalHostingException">
    /// Redis is not installed, the port is taken, or the server ended; the message says what to do.
    /// </exception>
    public static async Task<RedisServer> StartAsync(RedisServerOptions options, CancellationToken ct)
    {
        var program = FindProgram();
        var folder = options.DataDirectory is { } chosen
            ? Path.GetFullPath(chosen)
            : PrivateFile.CreateTemporaryFolder(options.ScratchDirectory, "escrowgrid-redis-");
        try
        {
            PrivateFile.CreateFolder(folder);
            ServerAccount.Current?.Own(folder);
            return options.Port != 0
                ? await StartOnAsync(options.Port, program, folder, options, ct)
                : await LoopbackPort.StartOnFreeAsync(port => StartOnAsync(port, program, folder, options, ct));
        }
        catch when (options.DataDirectory is null)
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Ends the server at once as a crash would (SIGKILL), for tests of what happens then.</summary>
    public async Task KillAsync()
    {
        _process.Signal(UnixSignal.Kill);
        await _process.Exited;
    }

    /// <summary>Stops the server; with a data folder of its own it writes a snapshot first.</summary>
    public async Task StopAsync(CancellationToken ct = default) => await _process.StopAsync(StopLimit).WaitAsync(ct);

    /// <summary>Stops the server; a temporary data folder is deleted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(StopLimit);
        await _process.DisposeAsync();
        if (_temporaryFolder is not null)
            Directory.Delete(_temporaryFolder, recursive: true);
    }

    internal static string FindProgram()
    {
        if (Environment.GetEnvironmentVariable(ProgramVariable) is { Length: > 0 } chosen)
        {
            return File.Exists(chosen) ? Path.GetFullPath(chosen) : throw new LocalHostingException(
                $"{ProgramVariable} is '{chosen}', but there is no such file.");
        }
        string[] usual = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];
        return Executables.OnPath("redis-server")
            ?? usual.Select(folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists)
            ?? throw new LocalHostingException(
                "Redis was not found on this machine. Install it (Debian, Ubuntu: apt-get install redis-server; " +
                $"macOS: brew install redis), or set {ProgramVariable} to the program's path.");
    }

    private static async Task<RedisServer> StartOnAsync(
        int port, string program, string folder, RedisServerOptions options, CancellationToken ct)
    {
        if (LoopbackPort.IsTaken(port))
            throw new PortTakenException("Redis", port);
        var log = new LogTail(options.Log);
        var password = options.Password ?? GeneratedPassword.Create();
        // "-" reads the configuration from standard input, so that `ps` shows no password.
        var process = await ChildProcess.StartAsync(new ChildProcessOptions(program, ["-"])
        {
            Account = ServerAccount.Current,
            WorkingDirectory = "/",
            StandardInput = Configuration(port, folder, password, options.DataDirectory is not null),
            OnOutput = log.Add,
            OnError = log.Add,
        });
        var server = new RedisServer(process, port, password, options.DataDirectory is null ? folder : null);
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

    private static string Configuration(int port, string folder, string password, bool keeps) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        bind 127.0.0.1
        port {port}
        requirepass {Quote(password)}
        dir {Quote(folder)}
        save {(keeps ? "60 1" : "\"\"")}
        appendonly no
        daemonize no

        """);

    private static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private async Task WaitUntilReadyAsync(LogTail log, TimeSpan limit, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (!await RedisPing.AnswersAsync(Port, _password, ct))
        {
            if (_process.Exited.IsCompleted)
                throw await DescribeEndAsync(log);
            if (clock.Elapsed > limit)
            {
                throw new LocalHostingException(
                    $"Redis on port {Port} did not become ready within {limit.TotalSeconds:0} s.\n{log}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(15), ct);
        }
    }

    private async Task<Exception> DescribeEndAsync(LogTail log)
    {
        await _process.DrainOutputAsync();
        return log.Mentions("address already in use")
            ? new PortTakenException("Redis", Port)
            : new LocalHostingException(
                $"Redis ended while starting (exit code {await _process.Exited}). Its last words:\n{log}");
    }
}
