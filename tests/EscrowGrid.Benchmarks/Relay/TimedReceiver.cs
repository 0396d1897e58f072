using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EscrowGrid.Testing;
using Microsoft.AspNetCore.Http;

namespace EscrowGrid.Benchmarks.Relay;

/// <summary>Notes how long ago the events that come were written.</summary>
internal sealed class TimedReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<double> _waits = new();
    private LocalReceiver _server = null!;

    private TimedReceiver()
    {
    }

    public Uri Url => _server.Url;

    public static async Task<TimedReceiver> StartAsync()
    {
        var receiver = new TimedReceiver();
        receiver._server = await LocalReceiver.StartAsync(receiver.ReceiveAsync);
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

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var at = body.RootElement.GetProperty("data").GetProperty("at").GetString()!;
        var written = long.Parse(at, CultureInfo.InvariantCulture);
        _waits.Enqueue(Stopwatch.GetElapsedTime(written).TotalMilliseconds);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
