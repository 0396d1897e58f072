using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Outcomes;
using Microsoft.AspNetCore.Authorization;

namespace EscrowGrid.Api.Metrics;

/// <summary>
/// Counts the requests that the contract counts: not those without a usable key, not malformed or oversized bodies, not
/// preflights.
/// </summary>
internal sealed class MetricsMiddleware(RequestDelegate next, RequestMetrics metrics, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        metrics.Begin();
        try
        {
            await next(context);
        }
        finally
        {
            metrics.End();
            if (IsCounted(context))
            {
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
                metrics.Count(
                    route, context.Request.Method, context.Response.StatusCode, time.GetElapsedTime(start));
            }
        }
    }

    private static bool IsCounted(HttpContext context)
    {
        var problem = context.Features.Get<ProblemKind>();
        if (problem == Problems.MalformedJson || problem == Problems.BodyTooLarge)
            return false;
        return context.FindCaller() is not null
            || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
    }
}
