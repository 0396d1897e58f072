using System.Diagnostics;
using Microsoft.Playwright;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EscrowGrid.BrowserTests.Dashboard;

/// <summary>Traces from the real SDK to the page.</summary>
public sealed class TraceTests(Chromium chromium, RunningDashboard dashboard)
    : IClassFixture<Chromium>, IClassFixture<RunningDashboard>
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task Trace_SentByAService_IsListedAndShownSpanBySpan(string size)
    {
        var name = $"POST /positions from a {size}";
        Send(name);
        await using var page = await chromium.OpenAsync(PageSize.Of(size));
        await page.Page.GotoAsync(dashboard.Login.ToString());

        await page.Page.GotoAsync(new Uri(dashboard.Address, "/traces?resource=api").ToString());
        Assert.False(await page.PictureAsync("dashboard-traces"), "The page scrolls sideways.");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();

        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync(name);
        await Assertions.Expect(page.Page.Locator(".spans li")).ToHaveCountAsync(2);
        Assert.False(await page.PictureAsync("dashboard-trace"), "The page scrolls sideways.");
        Assert.Empty(page.Faults);
    }

    private void Send(string name)
    {
        using var source = new ActivitySource("EscrowGrid.Sample");
        using var provider = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService("api"))
            .AddSource(source.Name)
            .AddOtlpExporter(options =>
            {
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
                options.Endpoint = new Uri(dashboard.Otlp, "/v1/traces");
                options.Headers = $"x-otlp-api-key={RunningDashboard.OtlpKey}";
                options.ExportProcessorType = ExportProcessorType.Simple;
            })
            .Build();
        using var parent = source.StartActivity(name, ActivityKind.Server);
        parent?.SetTag("http.response.status_code", 201);
        using var child = source.StartActivity("INSERT positions", ActivityKind.Client);
        child?.SetTag("db.system.name", "postgresql");
    }
}
