using System.Diagnostics;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>The console and an API in front of it, as processes of their own: the API on its in-memory store.</summary>
public sealed class RunningConsole : IAsyncLifetime
{
    /// <summary>A sample; the processes run in Development.</summary>
    public const string RootKey = "sample-root-key-of-the-browser-tests";

    private readonly Uri _apiAddress = new($"http://127.0.0.1:{FreePort.Next()}");
    private Process _admin = null!;
    private Process? _api;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    public Uri ApiAddress => _apiAddress;

    public async Task InitializeAsync()
    {
        _admin = Start("EscrowGrid.Admin", Address, ("services__api__http__0", _apiAddress.ToString()));
        await StartApiAsync();
        await AnsweringAsync(new Uri(Address, "/health"));
    }

    public async Task DisposeAsync()
    {
        await StopApiAsync();
        await EndAsync(_admin);
    }

    public async Task StartApiAsync()
    {
        _api ??= Start(
            "EscrowGrid.Api",
            _apiAddress,
            ("STORE_BACKEND", "memory"), ("MODE", "all"), ("ROOT_API_KEY", RootKey));
        await AnsweringAsync(new Uri(_apiAddress, "/ready"));
    }

    public async Task StopApiAsync()
    {
        if (_api is null) return;
        await EndAsync(_api);
        _api = null;
    }

    private static Process Start(string project, Uri address, params (string Name, string Value)[] settings)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(here.Parent!.Parent!.FullName, project, here.Name);
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, $"{project}.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            // Where the console's static files are described.
            WorkingDirectory = folder,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address.ToString(),
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task AnsweringAsync(Uri address)
    {
        using var client = new HttpClient();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            try
            {
                using var answer = await client.GetAsync(address, deadline.Token);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        while (await again.WaitForNextTickAsync(deadline.Token));
    }
}
