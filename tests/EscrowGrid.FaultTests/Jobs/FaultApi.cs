using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>The product's API, as it is built, in a process of its own; without background work by default.</summary>
internal sealed class FaultApi : IDisposable
{
    private const string RootKey = "root-key-of-the-fault-tests";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private bool _isKilled;

    private FaultApi(Process process, Uri address)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = address };
        Http.DefaultRequestHeaders.Add("X-API-KEY", RootKey);
    }

    public HttpClient Http { get; }

    /// <param name="connectionString">Of the database.</param>
    /// <param name="port">Where it listens; null for any.</param>
    /// <param name="settings">More settings, by their environment names.</param>
    public static async Task<FaultApi> StartAsync(
        string connectionString, int? port = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(here.Parent!.Parent!.FullName, "EscrowGrid.Api", here.Name, "EscrowGrid.Api.dll");
        var address = new Uri($"http://127.0.0.1:{port ?? LoopbackPort.Free()}");
        var start = new ProcessStartInfo("dotnet", ["exec", program])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["MODE"] = "api",
                ["STORE_BACKEND"] = "postgres",
                ["ConnectionStrings__escrowdb"] = connectionString,
                ["ROOT_API_KEY"] = RootKey,
                ["WEBHOOK_PRIVATE_TARGETS"] = "true",
            },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        // Read and dropped: a full pipe would stop the process.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var api = new FaultApi(process, address);
        await Measure.UntilAsync("the API is ready", StartLimit, api.IsReadyAsync);
        return api;
    }

    /// <returns>The answer.</returns>
    /// <exception cref="HttpRequestException">The API is gone.</exception>
    /// <exception cref="InvalidOperationException">The API refuses.</exception>
    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await Http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    /// <summary>kill -9.</summary>
    public void Dispose()
    {
        if (_isKilled)
            return;
        _isKilled = true;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Http.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(_process.HasExited, "The API has ended.");
        try
        {
            using var answer = await Http.GetAsync(new Uri("/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
