using EscrowGrid.Core.Events;

namespace EscrowGrid.Api.Events;

/// <summary>Wakes the event streams of this process after every request that may have written an event.</summary>
internal sealed class EventSignalling(RequestDelegate next, EventSignal signal)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            signal.Raise();
    }
}
