using EscrowGrid.ServiceDefaults.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// The endpoints that load balancers, orchestrators and operators ask. Anonymous, never cached, not measured.
/// </summary>
public static class HealthEndpoints
{
    /// <summary>What a caller of <c>/ready</c> is told to wait after a 503, in seconds.</summary>
    private const string RetryAfterSeconds = "5";

    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// <c>GET /health</c>: 200 and what the last probes found, touching nothing. <c>GET /alive</c>: 200 while the
    /// process answers. <c>GET /ready</c>: probes the dependencies, 2 s each and side by side; 503 when a required one
    /// is away, 200 "degraded" when only an optional one is.
    /// </summary>
    public static IEndpointRouteBuilder MapDefaultEndpoints(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var reports = app.ServiceProvider.GetRequiredService<HealthReports>();
        var group = app.MapGroup("").AllowAnonymous().DisableHttpMetrics().ExcludeFromDescription();
        group.MapMethods("/health", GetAndHead, context =>
            context.WriteAsync(reports.Health(), HealthJson.Default.HealthReport));
        group.MapMethods("/alive", GetAndHead, context =>
            context.WriteAsync(new LivenessReport("alive"), HealthJson.Default.LivenessReport));
        group.MapMethods("/ready", GetAndHead, context => ReadyAsync(context, reports));
        return app;
    }

    private static async Task ReadyAsync(HttpContext context, HealthReports reports)
    {
        var report = await reports.ReadinessAsync(context.RequestAborted);
        if (!report.Ok)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        await context.WriteAsync(report, HealthJson.Default.ReadinessReport);
    }

    private static Task WriteAsync<T>(
        this HttpContext context, T report, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(report, type, cancellationToken: context.RequestAborted);
    }
}
