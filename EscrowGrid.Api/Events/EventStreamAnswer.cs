using System.Diagnostics;
using System.Text.Json;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Api.Events;

/// <summary>
/// Sends events as they come, as server-sent events, until the client or the process goes. The id of each is its
/// cursor, which a client gives back as <c>Last-Event-ID</c> to go on where it stopped.
/// </summary>
internal sealed class EventStreamAnswer(EventFilter filter, LogPosition after, Caller caller) : IResult
{
    private const int Batch = 100;

    private LogPosition _after = after;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var streams = httpContext.RequestServices.GetRequiredService<EventStreams>();
        var lifetime = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            httpContext.RequestAborted, lifetime.ApplicationStopping);
        httpContext.Response.ContentType = "text/event-stream";
        try
        {
            await SendAsync(httpContext, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The client is gone, or we go: the answer ends here, and the client comes back with its last id.
        }
        finally
        {
            streams.Close(caller);
        }
    }

    private async Task SendAsync(HttpContext context, CancellationToken stop)
    {
        var events = context.RequestServices.GetRequiredService<ListEvents>();
        var signal = context.RequestServices.GetRequiredService<EventSignal>();
        var quiet = Stopwatch.StartNew();
        await context.Response.WriteAsync(": open\n\n", stop);
        await context.Response.Body.FlushAsync(stop);
        while (true)
        {
            var next = signal.Next;
            var slice = await events.HandleAsync(filter, _after, Batch, stop);
            foreach (var entry in slice.Rows)
                await context.Response.WriteAsync(Format(entry), stop);
            if (slice.Rows is [.., var last])
                _after = last.At;
            else if (quiet.Elapsed >= Limits.EventHeartbeat)
                await context.Response.WriteAsync(": heartbeat\n\n", stop);
            else
            {
                await signal.WaitAsync(next, Limits.EventPoll, stop);
                continue;
            }

            await context.Response.Body.FlushAsync(stop);
            quiet.Restart();
        }
    }

    private static string Format(LoggedEvent entry)
    {
        var data = JsonSerializer.Serialize(CloudEventResponse.From(entry.Event), ApiJson.Wire.CloudEventResponse);
        return $"id: {EventCursor.Write(entry.At)}\nevent: {entry.Event.Type}\ndata: {data}\n\n";
    }
}
