using System.Globalization;
using System.Net;

namespace EscrowGrid.Api.Tests.Metrics;

/// <summary>Wire contract, section 12.</summary>
[Collection(StoresDefinition.Name)]
public sealed class MetricsTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Counts_OfRequests_AreThoseOfTheContract(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store);
        using var nobody = api.ClientWith(key: null);
        using var wrong = api.ClientWith("wrong");
        await api.Root.GetAsync("/positions");
        await api.Root.GetAsync("/no-such-route");
        await api.Root.PostAsync("/positions", "{}");
        await nobody.GetAsync("/health");
        // None of these counts: no usable key, malformed, oversized, preflight.
        await nobody.GetAsync("/positions");
        await wrong.GetAsync("/positions");
        await api.Root.PostAsync("/positions", "{");
        await SendOversizedAsync(api.Root);
        await api.Root.SendAsync(HttpMethod.Options, "/positions", json: null);

        await CountedAsync(api, 4);
        var metrics = (await api.Root.GetAsync("/metrics")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(
            ["totalRequests", "totalErrors", "requestsByStatus", "requestsByMethod", "averageDurationMs"],
            metrics.EnumerateObject().Select(member => member.Name));
        Assert.Equal(4, metrics.GetProperty("totalRequests").GetInt64());
        Assert.Equal(0, metrics.GetProperty("totalErrors").GetInt64());
        Assert.Equal("""{"200":2,"400":1,"404":1}""", metrics.GetProperty("requestsByStatus").GetRawText());
        Assert.Equal("""{"GET":3,"POST":1}""", metrics.GetProperty("requestsByMethod").GetRawText());
        Assert.True(metrics.GetProperty("averageDurationMs").GetDouble() > 0);
    }

    [Theory]
    [EachStore]
    public async Task PrometheusForm_OfTheCounts_HasTheContractsNamesAndOurs(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store);
        using var wrong = api.ClientWith("wrong");
        await wrong.GetAsync("/positions");
        await api.Root.GetAsync("/positions");
        await api.Root.GetAsync("/positions");

        await CountedAsync(api, 2);
        using var response = await api.Root.Http.GetAsync("/metrics/prometheus");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/plain; charset=utf-8; version=0.0.4", response.Content.Headers.ContentType!.ToString());
        var lines = text.Split('\n');
        foreach (var (name, type) in new[]
        {
            ("taas_requests_total", "counter"), ("taas_requests_errors_total", "counter"),
            ("taas_requests_status_total", "counter"), ("taas_requests_method_total", "counter"),
            ("taas_requests_duration_average_ms", "gauge"),
            ("escrowgrid_http_request_duration_seconds", "histogram"),
            ("escrowgrid_process_resident_memory_bytes", "gauge"),
            ("escrowgrid_authentication_refused_total", "counter"),
        })
        {
            Assert.Single(lines, line => line.StartsWith($"# HELP {name} ", StringComparison.Ordinal));
            Assert.Single(lines, $"# TYPE {name} {type}");
        }

        Assert.Contains("taas_requests_total 2", lines);
        Assert.Contains("taas_requests_status_total{status=\"200\"} 2", lines);
        Assert.Contains("taas_requests_method_total{method=\"GET\"} 2", lines);
        const string Route = "route=\"/positions\",method=\"GET\",status=\"200\"";
        Assert.Contains($"escrowgrid_http_request_duration_seconds_count{{{Route}}} 2", lines);
        Assert.Contains($"escrowgrid_http_request_duration_seconds_bucket{{{Route},le=\"+Inf\"}} 2", lines);
        Assert.Contains("escrowgrid_authentication_refused_total{code=\"INVALID_API_KEY\"} 1", lines);
    }

    [Theory]
    [EachStore]
    public async Task Method_ThatACallerInvents_IsNoSeriesOfItsOwn(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store);
        for (var i = 0; i < 20; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"X{i}");
            await api.Root.SendAsync(new HttpMethod(name), "/positions", json: null);
        }

        await CountedAsync(api, 20);
        var metrics = (await api.Root.GetAsync("/metrics")).Json;

        Assert.Equal("""{"OTHER":20}""", metrics.GetProperty("requestsByMethod").GetRawText());
    }

    [Theory]
    [EachStore("/metrics")]
    [EachStore("/metrics/prometheus")]
    public async Task Metrics_ForATenant_AreForbidden(Store store, string path)
    {
        var tenant = await stores[store].CreateTenantAsync();

        (await tenant.Admin.GetAsync(path)).ExpectError(HttpStatusCode.Forbidden, "Forbidden: metrics are root-only");
        (await tenant.Reader.GetAsync(path)).ExpectError(HttpStatusCode.Forbidden, "Forbidden: metrics are root-only");
    }

    [Theory]
    [EachStore]
    public async Task Metrics_SwitchedOff_AreNotFoundInTheContractsWords(Store store)
    {
        await using var api = await stores.StartAnotherAsync(
            store, new Dictionary<string, string?> { ["METRICS_ENABLED"] = "false" });

        (await api.Root.GetAsync("/metrics"))
            .ExpectError(HttpStatusCode.NotFound, "Metrics disabled by configuration");
        var prometheus = await api.Root.GetAsync("/metrics/prometheus");
        Assert.Equal("# metrics disabled\n", prometheus.Expect(HttpStatusCode.NotFound).Text);
    }

    private static async Task SendOversizedAsync(ApiClient client)
    {
        try
        {
            (await client.PostAsync("/positions", new string(' ', 1_048_577)))
                .Expect(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException)
        {
            // The refusal may come, and end the connection, while the body is still on its way.
        }
    }

    /// <summary>A request is counted when it has ended, which is a moment after its answer has arrived.</summary>
    private static Task CountedAsync(ApiUnderTest api, int requests) => Eventually.HoldsAsync(() =>
        Task.FromResult(api.Service<Api.Metrics.RequestMetrics>().ToResponse().TotalRequests >= requests));
}
