using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.LocalHosting.Projects;

/// <summary>The OTEL_* variables that Aspire gives every service it runs, in its order.</summary>
internal static class TelemetryEnvironment
{
    private const string OftenMs = "1000";

    public static void Apply(EnvironmentCallbackContext context, IHostEnvironment environment)
    {
        if (context.Replica is not { } replica)
            return;
        var variables = context.EnvironmentVariables;
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = replica.Otlp.Endpoint;
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = replica.Otlp.Protocol;
        variables["OTEL_RESOURCE_ATTRIBUTES"] =
            string.Create(CultureInfo.InvariantCulture, $"service.instance.id={replica.InstanceId}");
        variables["OTEL_SERVICE_NAME"] = context.Resource.Name;
        if (replica.Otlp.ApiKey is { } key)
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";
        if (!environment.IsDevelopment())
            return;
        // A developer watches, so telemetry is complete and comes at once.
        variables["OTEL_BLRP_SCHEDULE_DELAY"] = OftenMs;
        variables["OTEL_BSP_SCHEDULE_DELAY"] = OftenMs;
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = OftenMs;
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
        variables["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true";
    }
}
