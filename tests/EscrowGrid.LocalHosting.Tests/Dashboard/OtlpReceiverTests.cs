using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using EscrowGrid.LocalHosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EscrowGrid.LocalHosting.Tests.Dashboard;

public sealed class OtlpReceiverTests : IAsyncLifetime
{
    private const string Key = "sample-otlp-key";

    private readonly TraceStore _store = new();
    private WebApplication _server = null!;

    private Uri Address => new(_server.Urls.First());

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        new OtlpReceiver(_store, Key).Map(_server);
        await _server.StartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public void Spans_SentByTheOpenTelemetrySdk_AreKeptWithParentAttributesAndStatus()
    {
        using var source = new ActivitySource("EscrowGrid.Sample");
        using (Provider(source.Name))
        {
            using var parent = source.StartActivity("POST /positions", ActivityKind.Server)!;
            parent.SetTag("http.response.status_code", 201);
            using var child = source.StartActivity("insert position", ActivityKind.Client)!;
            child.SetStatus(ActivityStatusCode.Error);
        }

        var trace = Assert.Single(_store.Newest(10));
        Assert.Equal("POST /positions", trace.Name);
        Assert.Equal(["api"], trace.Resources);
        Assert.True(trace.Failed);
        var spans = _store.Find(trace.TraceId);
        var (root, leaf) = (spans.Single(span => span.ParentId == ""), spans.Single(span => span.ParentId != ""));
        Assert.Equal(root.SpanId, leaf.ParentId);
        Assert.Equal(("server", "client"), (root.Kind, leaf.Kind));
        Assert.Equal("replica-a", root.Instance);
        Assert.Contains(new KeyValuePair<string, string>("http.response.status_code", "201"), root.Attributes);
        Assert.True(root.Duration >= leaf.Duration);
    }

    [Fact]
    public async Task Spans_WithAnotherKey_AreRefusedAndNotKept()
    {
        using var client = new HttpClient();
        using var body = Protobuf([]);
        body.Headers.Add("x-otlp-api-key", "another");

        using var answer = await client.PostAsync(new Uri(Address, "/v1/traces"), body);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(_store.Newest(1));
    }

    [Theory]
    [InlineData("/v1/metrics")]
    [InlineData("/v1/logs")]
    public async Task OtherSignals_WithTheKey_AreAccepted(string path)
    {
        using var client = new HttpClient();
        using var body = Protobuf([]);
        body.Headers.Add("x-otlp-api-key", Key);

        using var answer = await client.PostAsync(new Uri(Address, path), body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task RandomBytes_AreABadRequestOrNothing_NeverAServerError()
    {
        const int seed = 20261121;
        var random = new Random(seed);
        using var client = new HttpClient();
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);
            using var body = Protobuf(bytes);
            body.Headers.Add("x-otlp-api-key", Key);

            using var answer = await client.PostAsync(new Uri(Address, "/v1/traces"), body);

            Assert.True(
                answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest,
                $"seed {seed}, round {round}: {answer.StatusCode}");
        }
    }

    private TracerProvider Provider(string source) => Sdk.CreateTracerProviderBuilder()
        .ConfigureResource(resource => resource.AddService("api", serviceInstanceId: "replica-a"))
        .AddSource(source)
        .AddOtlpExporter(options =>
        {
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
            options.Endpoint = new Uri(Address, "/v1/traces");
            options.Headers = $"x-otlp-api-key={Key}";
            options.ExportProcessorType = ExportProcessorType.Simple;
        })
        .Build();

    private static ByteArrayContent Protobuf(byte[] bytes) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-protobuf") } };
}
