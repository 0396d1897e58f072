using System.Globalization;
using System.Text;
using System.Text.Json;
using EscrowGrid.LocalHosting.Processes;
using EscrowGrid.Testing;

namespace EscrowGrid.Api.Tests.Webhooks;

/// <summary>
/// A receiver in another language, which believes what the published verifier of Standard Webhooks believes: our own
/// code has no part in its verdict.
/// </summary>
internal sealed class StandardReceiver : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private StandardReceiver(ChildProcess process, int port)
    {
        _process = process;
        _http = new HttpClient
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/"),
        };
    }

    public string Url => $"{_http.BaseAddress}hook";

    public static async Task<StandardReceiver> StartAsync()
    {
        var tools = Path.Combine(RepositoryRoot.Find(), "eng", "webhook-tools");
        Assert.True(
            Directory.Exists(Path.Combine(tools, "node_modules")),
            "The verifier is missing: run eng/install-servers.sh webhooks, as test.sh does");
        var node = Executables.OnPath("node") ?? throw new FileNotFoundException("node is missing");
        var said = new TaskCompletionSource<string>();
        var process = await ChildProcess.StartAsync(
            new ChildProcessOptions(node, [Path.Combine(tools, "receiver.cjs")])
            {
                OnOutput = line => said.TrySetResult(line),
                OnError = line => said.TrySetException(new InvalidOperationException(line)),
            });
        var port = await said.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return new StandardReceiver(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>From now on it knows this secret and no other.</summary>
    public async Task LearnAsync(string secret)
    {
        using var content = new StringContent(secret);
        (await _http.PutAsync("secret", content)).EnsureSuccessStatusCode();
    }

    /// <summary>Sends it a message ourselves.</summary>
    /// <returns>204 when it believes, 401 when it does not.</returns>
    public async Task<int> TellAsync(string body, IReadOnlyDictionary<string, string> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "hook");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await _http.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>The verdicts so far, once there are as many.</summary>
    public async Task<IReadOnlyList<int>> WaitForAsync(int count)
    {
        List<int> verdicts = [];
        await Eventually.HoldsAsync(async () =>
        {
            using var log = JsonDocument.Parse(await _http.GetStringAsync("log"));
            verdicts = [.. log.RootElement.EnumerateArray().Select(it => it.GetProperty("status").GetInt32())];
            return verdicts.Count >= count;
        });
        return verdicts;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }
}
