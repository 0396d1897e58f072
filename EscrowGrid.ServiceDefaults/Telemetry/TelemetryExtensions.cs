using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EscrowGrid.ServiceDefaults.Telemetry;

/// <summary>
/// Traces, metrics and logs over OTLP, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to. The framework's own
/// sources and meters are complete on .NET 10, so no instrumentation package is needed. The SDK reads the other
/// <c>OTEL_*</c> settings itself (protocol, headers, sampler, resource attributes, intervals).
/// </summary>
internal static class TelemetryExtensions
{
    private const string HostingSource = "Microsoft.AspNetCore";
    private const string HostingTagsSwitch = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    private static readonly string[] Sources = ["EscrowGrid*", HostingSource, "System.Net.Http", "Npgsql"];

    private static readonly string[] Meters =
    [
        "EscrowGrid*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http",
        "System.Runtime", "Npgsql",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[SettingNames.TelemetryEndpoint])) return;

        // .NET 10 leaves server spans without tags unless it is asked.
        AppContext.SetSwitch(HostingTagsSwitch, false);
        new TelemetryBuilder(builder.Services)
            .ConfigureResource(resource => Name(resource, builder))
            .WithTracing(tracing => tracing.AddSource(Sources))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithLogging(null, logging =>
            {
                logging.IncludeFormattedMessage = true;
                logging.IncludeScopes = true;
            })
            .UseOtlpExporter();
        builder.Services.AddTransient<IStartupFilter, RequestSpanFilter>();
        builder.Services.AddHostedService<TelemetryStart>();
    }

    private static void Name(ResourceBuilder resource, WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[SettingNames.TelemetryServiceName]))
        {
            resource.AddService(builder.Environment.ApplicationName);
        }
    }
}
