using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EscrowGrid.Client.Tests;

/// <summary>The real API on its in-memory store: the client is tested against what it will meet.</summary>
public sealed partial class ApiFixture : IAsyncLifetime
{
    public const string RootKey = "root-key-of-the-client-tests";
    private const string Project = "EscrowGrid.Api";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly List<HttpClient> _clients = [];
    private Process? _process;

    public Uri Address { get; private set; } = null!;

    public EscrowGridClient Root => Client(RootKey);

    public EscrowGridClient Client(string? apiKey)
    {
        var http = new HttpClient { BaseAddress = Address };
        if (apiKey is not null) http.DefaultRequestHeaders.Add(EscrowGridClient.ApiKeyHeader, apiKey);
        _clients.Add(http);
        return new EscrowGridClient(http);
    }

    public async Task InitializeAsync()
    {
        // Every project's output has the same place below artifacts/bin.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var bin = own.Parent!.Parent!;
        var assembly = Path.Combine(bin.FullName, Project, own.Name, Project + ".dll");
        var start = new ProcessStartInfo("dotnet", ["exec", assembly])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["STORE_BACKEND"] = "memory";
        start.Environment["ROOT_API_KEY"] = RootKey;
        _process = Process.Start(start)!;
        Address = await AddressAsync(_process).WaitAsync(StartLimit);
    }

    public async Task DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        var found = new TaskCompletionSource<Uri>();
        process.OutputDataReceived += (_, line) =>
        {
            var match = Listening().Match(line.Data ?? "");
            if (match.Success) found.TrySetResult(new Uri(match.Value));
            if (line.Data is null) found.TrySetException(new InvalidOperationException("The API ended."));
        };
        process.BeginOutputReadLine();
        return await found.Task;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
