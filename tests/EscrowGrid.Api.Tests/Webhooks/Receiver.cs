using System.Collections.Concurrent;
using EscrowGrid.Testing;
using Microsoft.AspNetCore.Http;

namespace EscrowGrid.Api.Tests.Webhooks;

/// <summary>Keeps what it receives, and answers as a test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> _received = new();
    private LocalReceiver _server = null!;

    private Receiver()
    {
    }

    public string Url => _server.Url.ToString();

    public IReadOnlyList<Received> All => [.. _received];

    /// <summary>Answers a request; 204 unless a test wants something else.</summary>
    public Func<HttpContext, Received, Task> Answer { get; set; } = (context, _) => Status(context, 204);

    public static async Task<Receiver> StartAsync()
    {
        var receiver = new Receiver();
        receiver._server = await LocalReceiver.StartAsync(receiver.ReceiveAsync);
        return receiver;
    }

    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public Task WaitForAsync(int count) => Eventually.HoldsAsync(() => Task.FromResult(_received.Count >= count));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

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
