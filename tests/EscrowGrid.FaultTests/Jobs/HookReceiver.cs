using System.Collections.Concurrent;
using EscrowGrid.Testing;
using Microsoft.AspNetCore.Http;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>Notes the events that come, and can leave requests unanswered.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _ids = new();
    private LocalReceiver _server = null!;

    private HookReceiver()
    {
    }

    public Uri Url => _server.Url;

    /// <summary>The ids of the events of all attempts, in the order in which they came.</summary>
    public IReadOnlyList<string> Ids => [.. _ids];

    /// <summary>Whether requests are left unanswered, until whoever sent them has gone.</summary>
    public bool IsSilent { get; set; }

    public static async Task<HookReceiver> StartAsync()
    {
        var receiver = new HookReceiver();
        receiver._server = await LocalReceiver.StartAsync(receiver.ReceiveAsync);
        return receiver;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        var isSilent = IsSilent;
        _ids.Enqueue(context.Request.Headers["webhook-id"].ToString());
        if (isSilent)
        {
            var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
