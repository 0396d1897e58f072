using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Metrics;

namespace EscrowGrid.Api.Metrics;

/// <summary>What this instance has counted, for root only (wire contract, section 12).</summary>
internal static class MetricsEndpoints
{
    private static readonly AccessRule RootOnly = AccessRule.RootOnly(new Problem(Problems.MetricsForbidden));

    /// <summary>On a port of their own too, where one is set; there nobody is asked who he is.</summary>
    public static IServiceCollection AddMetricsListener(this IServiceCollection services, ServiceSettings settings) =>
        services.AddHostedService(provider => new MetricsListener(
            settings.Edge.Metrics ? settings.Edge.MetricsPort : null,
            provider.GetRequiredService<PrometheusText>().Write,
            provider.GetRequiredService<ILoggerFactory>()));

    public static void MapMetrics(this IEndpointRouteBuilder routes, ServiceSettings settings)
    {
        if (!settings.Edge.Metrics)
        {
            // Whoever asks is told that there is nothing to ask for.
            routes.MapRead("/metrics", static (HttpContext context) =>
                    new Problem(Problems.MetricsDisabled).ToAnswer(context))
                .ExcludeFromDescription()
                .Allow(AccessRule.AnyCaller);
            routes.MapRead("/metrics/prometheus", static () =>
                    TypedResults.Text("# metrics disabled\n", PrometheusForm.MediaType, statusCode: 404))
                .ExcludeFromDescription()
                .Allow(AccessRule.AnyCaller);
            return;
        }

        // It listens from now on; made by the first question, it would have missed what happened before.
        _ = routes.ServiceProvider.GetRequiredService<MeterValues>();
        routes.MapRead("/metrics", static (RequestMetrics metrics) =>
                TypedResults.Json(metrics.ToResponse(), ApiJson.Wire.MetricsResponse))
            .Allow(RootOnly)
            .Describe(MetricsOperations.Read);
        routes.MapRead("/metrics/prometheus", static (PrometheusText text) =>
                TypedResults.Bytes(text.Write(), PrometheusForm.MediaType))
            .Allow(RootOnly)
            .Describe(MetricsOperations.Scrape);
    }
}
