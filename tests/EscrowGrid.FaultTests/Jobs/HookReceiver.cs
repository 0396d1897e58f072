using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>A real receiver of webhooks, which can leave requests unanswered.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _ids = new();
    private readonly WebApplication _app;

    private HookReceiver(WebApplication app)
    {
        _app = app;
        _app.Run(ReceiveAsync);
    }

    public Uri Url => new(_app.Urls.First() + "/hook");

    /// <summary>The ids of the events of all attempts, in the order in which they came.</summary>
    public IReadOnlyList<string> Ids => [.. _ids];

    /// <summary>Whether requests are left unanswered, until whoever sent them has gone.</summary>
    public bool IsSilent { get; set; }

    public static async Task<HookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new HookReceiver(app);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

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
