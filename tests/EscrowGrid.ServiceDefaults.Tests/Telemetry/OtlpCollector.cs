using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.ServiceDefaults.Tests.Telemetry;

/// <summary>
/// Receives OTLP over HTTP on a real port and keeps what arrived, as bytes: names in protobuf are plain UTF-8.
/// </summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string? Key, string Body)> _received = new();

    private OtlpCollector(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new OtlpCollector(app);
        app.MapPost("/v1/{signal}", collector.ReceiveAsync);
        await app.StartAsync();
        return collector;
    }

    /// <summary>True when any message of that signal ("traces", "metrics", "logs") holds the text.</summary>
    public bool Has(string signal, string text) => _received.Any(
        message => message.Path == "/v1/" + signal && message.Body.Contains(text, StringComparison.Ordinal));

    /// <summary>True when every message carried that key.</summary>
    public bool AllCarry(string key) => !_received.IsEmpty && _received.All(message => message.Key == key);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Enqueue((
            context.Request.Path,
            context.Request.Headers["x-otlp-api-key"],
            Encoding.Latin1.GetString(body.ToArray())));
    }
}
