using EscrowGrid.ServiceDefaults.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace EscrowGrid.ServiceDefaults.Tests.Telemetry;

[Collection(AloneCollection.Name)]
public sealed partial class TelemetryTests
{
    [Fact]
    public async Task Service_WithAnEndpoint_SendsTracesMetricsAndLogsButNoHealthChecks()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var service = await TestService.StartAsync(
            new Dictionary<string, string?>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-otlp-api-key=key-of-the-test",
                ["OTEL_SERVICE_NAME"] = "name-of-the-service",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
                ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
            },
            map: app => app.MapGet("/things/{id}", (string id, ILogger<TelemetryTests> logger) =>
            {
                AskedForAThing(logger);
                return Results.StatusCode(StatusCodes.Status418ImATeapot);
            }));

        // This process is caller and service at once; only the service's side is looked at.
        using (SuppressInstrumentationScope.Begin()) await service.Client.GetAsync("/ready");
        await service.Client.GetAsync("/things/42");
        await Eventually.TrueAsync(
            () => Task.FromResult(
                collector.Has("traces", "GET /things/{id}")
                && collector.Has("metrics", "http.server.request.duration")
                && collector.Has("logs", "Asked for a thing")),
            TimeSpan.FromSeconds(15),
            "all three signals arrived");

        Assert.True(collector.Has("traces", "http.response.status_code"));
        Assert.True(collector.Has("traces", "http.request.method"));
        Assert.True(collector.Has("traces", "/things/42"));
        Assert.True(collector.Has("traces", "name-of-the-service"));
        Assert.True(collector.AllCarry("key-of-the-test"));
        Assert.False(collector.Has("traces", "/ready"));
        Assert.False(collector.Has("metrics", "/ready"));
    }

    [Fact]
    public async Task Service_WithoutAnEndpoint_BuildsNoTelemetry()
    {
        await using var service = await TestService.StartAsync([]);

        Assert.Null(service.Services.GetService<TracerProvider>());
    }

    [Fact]
    public async Task Service_WithACollectorThatIsAway_AnswersAllTheSame()
    {
        await using var service = await TestService.StartAsync(new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9",
        });

        Assert.Contains("ready", await service.Client.GetStringAsync("/ready"), StringComparison.Ordinal);
    }

    [LoggerMessage(1, LogLevel.Information, "Asked for a thing")]
    private static partial void AskedForAThing(ILogger logger);
}
