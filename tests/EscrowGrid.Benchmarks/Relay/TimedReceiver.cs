using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Benchmarks.Relay;

/// <summary>A receiver of webhooks that notes how long ago the event was written.</summary>
internal sealed class TimedReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<double> _waits = new();
    private readonly WebApplication _app;

    private TimedReceiver(WebApplication app)
    {
        _app = app;
        _app.Run(ReceiveAsync);
    }

    public Uri Url => new(_app.Urls.First() + "/hook");

    public static async Task<TimedReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new TimedReceiver(app);
        await app.StartAsync();
        return receiver;
    }

    /// <returns>Milliseconds, sorted, once there are as many.</returns>
    public async Task<List<double>> TakeAsync(int count)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (_waits.Count < count)
            await timer.WaitForNextTickAsync();
        return [.. _waits.Order()];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var at = body.RootElement.GetProperty("data").GetProperty("at").GetString()!;
        var written = long.Parse(at, CultureInfo.InvariantCulture);
        _waits.Enqueue(Stopwatch.GetElapsedTime(written).TotalMilliseconds);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
