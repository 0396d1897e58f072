using System.Diagnostics;

namespace EscrowGrid.Benchmarks.Pages;

/// <summary>The console as production runs it, behind a proxy that has TLS. Ends with this object.</summary>
internal sealed class ConsoleProcess : IAsyncDisposable
{
    public static readonly Uri Address = new("http://127.0.0.1:5398");

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;

    private ConsoleProcess(Process process) => _process = process;

    public static async Task<ConsoleProcess> StartAsync(Uri api)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(here.Parent!.Parent!.FullName, "EscrowGrid.Admin", here.Name, "EscrowGrid.Admin.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(path)!,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = Address.ToString(),
                ["TRUSTED_PROXIES"] = "127.0.0.1",
                ["services__api__http__0"] = api.ToString(),
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var console = new ConsoleProcess(process);
        await console.WaitUntilReadyAsync();
        return console;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(Step);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartLimit && !_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/ready"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await timer.WaitForNextTickAsync();
        }

        await DisposeAsync();
        throw new TimeoutException($"The console was not ready within {StartLimit}.");
    }
}
