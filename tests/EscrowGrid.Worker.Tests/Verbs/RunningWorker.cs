using System.Diagnostics;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.Worker.Tests.Verbs;

/// <summary>The worker's program while it runs.</summary>
internal sealed class RunningWorker : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    private readonly Process _process;

    private RunningWorker(Process process, int port)
    {
        _process = process;
        Address = $"http://127.0.0.1:{port}";
        Client = new HttpClient { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(10) };
    }

    public string Address { get; }

    public HttpClient Client { get; }

    public static RunningWorker Start(IReadOnlyDictionary<string, string> environment)
    {
        var port = LoopbackPort.Free();
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Usage).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        var process = Process.Start(start)!;
        // Read, so that the program never waits for room to write.
        process.BeginOutputReadLine();
        return new RunningWorker(process, port);
    }

    /// <summary>Null while nobody answers.</summary>
    public async Task<string?> TryGetAsync(string path)
    {
        try
        {
            return await Client.GetStringAsync(path);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        using var deadline = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(deadline.Token);
        _process.Dispose();
    }
}
