using System.Text;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Metrics;

namespace EscrowGrid.Worker;

/// <summary>
/// What this worker has counted, at its health port: anonymous as that, because it names no tenant and who scales
/// workers has no key.
/// </summary>
internal static class WorkerMetrics
{
    private const string Path = "/metrics/prometheus";

    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>On a port of their own too, where one is set.</summary>
    public static void AddMetricsListener(this IServiceCollection services, ServiceSettings settings) =>
        services.AddHostedService(provider =>
        {
            var meters = provider.GetRequiredService<MeterValues>();
            return new MetricsListener(
                settings.Edge.Metrics ? settings.Edge.MetricsPort : null,
                () => Write(meters),
                provider.GetRequiredService<ILoggerFactory>());
        });

    public static void MapMetrics(this WebApplication app, ServiceSettings settings)
    {
        if (!settings.Edge.Metrics)
            return;
        // It listens from now on; made by the first question, it would have missed what happened before.
        var meters = app.Services.GetRequiredService<MeterValues>();
        app.MapMethods(Path, GetAndHead, () => TypedResults.Bytes(Write(meters), PrometheusForm.MediaType))
            .DisableHttpMetrics();
    }

    private static byte[] Write(MeterValues meters)
    {
        var text = new StringBuilder();
        text.WriteProcess();
        text.WriteMeters(meters);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
