using System.Diagnostics;
using System.Security.Cryptography;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.Benchmarks.Subject;

/// <summary>The API as production runs it: a process of its own, in Production, on Postgres. Ends with this
/// object.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private ApiProcess(Process process, Uri address, string rootKey) =>
        (_process, Address, RootKey) = (process, address, rootKey);

    public Uri Address { get; }

    public string RootKey { get; }

    /// <summary>Megabytes of memory that the process holds now.</summary>
    public long MemoryMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024 * 1024);
        }
    }

    /// <summary>CPU time the process has used.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ApiProcess> StartAsync(PostgresServer postgres, string database)
    {
        var rootKey = RandomNumberGenerator.GetHexString(48, lowercase: true);
        var address = new Uri("http://127.0.0.1:5399");
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["MODE"] = "api",
            ["STORE_BACKEND"] = "postgres",
            ["ConnectionStrings__escrowdb"] = postgres.ConnectionString(database),
            ["ROOT_API_KEY"] = rootKey,
            ["JWT_SECRET"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)),
            ["WEBHOOK_ENCRYPTION_KEY"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        };
        using (var migration = Start(environment, "migrate"))
        {
            await migration.WaitForExitAsync();
            if (migration.ExitCode != 0)
            {
                throw new InvalidOperationException($"The migration ended with {migration.ExitCode}.");
            }
        }

        var api = new ApiProcess(Start(environment), address, rootKey);
        await api.WaitUntilReadyAsync();
        return api;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Assembly(), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        // Read and dropped, as a container engine reads it: a full pipe would stop the process.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text) Console.Error.WriteLine(text);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Beside this assembly in the artifacts folder, in the same configuration.</summary>
    private static string Assembly()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(here.Parent!.Parent!.FullName, "EscrowGrid.Api", here.Name, "EscrowGrid.Api.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("Build the solution first.", path);
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartLimit && !_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/ready"));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"The API was not ready within {StartLimit}.");
    }
}
