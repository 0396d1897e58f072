using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Api.Tests.Webhooks;

/// <summary>A real receiver on a real port, which answers as a test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _received = new();

    private Receiver(WebApplication app)
    {
        _app = app;
        _app.Run(ReceiveAsync);
    }

    public string Url => _app.Urls.First() + "/hook";

    public IReadOnlyList<Received> All => [.. _received];

    /// <summary>Answers a request; 204 unless a test wants something else.</summary>
    public Func<HttpContext, Received, Task> Answer { get; set; } = (context, _) => Status(context, 204);

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(app);
        await app.StartAsync();
        return receiver;
    }

    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public Task WaitForAsync(int count) => Eventually.HoldsAsync(() => Task.FromResult(_received.Count >= count));

    public async ValueTask DisposeAsync()
    {
        // A handler that a test left hanging must not hold the test up.
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var received = new Received(
            context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body);
        _received.Enqueue(received);
        await Answer(context, received);
    }
}
