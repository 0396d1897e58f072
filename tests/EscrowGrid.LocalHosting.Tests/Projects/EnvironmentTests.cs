using EscrowGrid.LocalHosting.Fixture;
using EscrowGrid.LocalHosting.Running;

namespace EscrowGrid.LocalHosting.Tests.Projects;

/// <summary>Spec: aspire-conventions 2.1 and 2.2, names, values and order.</summary>
public sealed class EnvironmentTests
{
    private static readonly Dictionary<string, int> Ports = new() { ["http"] = 40001 };

    private static readonly ReplicaAllocation Replica = new("api-1", "abcdefgh", Ports)
    {
        Otlp = new OtlpTarget("http://localhost:19170", "http/protobuf", "key"),
    };

    [Fact]
    public async Task Project_InDevelopment_GetsWhatAspireGives()
    {
        var environment = await EvaluateAsync("Development", api => api.WithHttpEndpoint(port: 5301));

        Assert.Equal(
            [
                "OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES=true",
                "OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES=true",
                "OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY=in_memory",
                "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION=true",
                "OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION=true",
                "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:19170",
                "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
                "OTEL_RESOURCE_ATTRIBUTES=service.instance.id=abcdefgh",
                "OTEL_SERVICE_NAME=api",
                "OTEL_EXPORTER_OTLP_HEADERS=x-otlp-api-key=key",
                "OTEL_BLRP_SCHEDULE_DELAY=1000",
                "OTEL_BSP_SCHEDULE_DELAY=1000",
                "OTEL_METRIC_EXPORT_INTERVAL=1000",
                "OTEL_TRACES_SAMPLER=always_on",
                "OTEL_METRICS_EXEMPLAR_FILTER=trace_based",
                "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true",
                "DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION=true",
                "LOGGING__CONSOLE__FORMATTERNAME=simple",
                "ASPNETCORE_URLS=http://localhost:40001",
            ],
            environment.Select(Line));
    }

    [Fact]
    public async Task Project_InProductionWithoutEndpoints_GetsNoDevelopersSettingsAndNoUrls()
    {
        var environment = await EvaluateAsync("Production", _ => { });

        Assert.Equal(
            [
                "OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES",
                "OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES", "OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_RESOURCE_ATTRIBUTES",
                "OTEL_SERVICE_NAME", "OTEL_EXPORTER_OTLP_HEADERS", "DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION",
                "LOGGING__CONSOLE__FORMATTERNAME",
            ],
            environment.Select(variable => variable.Name));
    }

    [Fact]
    public async Task References_AndVariables_ComeInCallOrderAndMarkSecrets()
    {
        var environment = await EvaluateAsync("Production", api =>
        {
            var model = api.ApplicationBuilder;
            var password = model.AddParameter("pw", "s3cret", secret: true);
            var redis = model.AddRedis("my-cache", password: password);
            redis.Resource.PrimaryEndpoint.EndpointAnnotation.AllocatedPort = 41002;
            var other = model.AddProject<FixtureProject>("other-api", launchProfileName: null).WithHttpEndpoint();
            other.GetEndpoint("http").EndpointAnnotation.AllocatedPort = 5301;
            api.WithEnvironment("MODE", "api")
                .WithReference(redis)
                .WithReference(other)
                .WithReference("rates", new Uri("https://rates.example/v1"))
                .WithEnvironment("URL", $"{other.GetEndpoint("http")}/x")
                .WithEnvironment("KEY", $"k-{password}");
        });

        Assert.Equal(
            [
                new EnvironmentValue("MODE", "api", false),
                new EnvironmentValue("ConnectionStrings__my-cache", "localhost:41002,password=s3cret", true),
                new EnvironmentValue("MY_CACHE_HOST", "localhost", false),
                new EnvironmentValue("MY_CACHE_PORT", "41002", false),
                new EnvironmentValue("MY_CACHE_PASSWORD", "s3cret", true),
                new EnvironmentValue("MY_CACHE_URI", "redis://:s3cret@localhost:41002", true),
                new EnvironmentValue("OTHER_API_HTTP", "http://localhost:5301", false),
                new EnvironmentValue("services__other-api__http__0", "http://localhost:5301", false),
                new EnvironmentValue("services__rates__default__0", "https://rates.example/v1", false),
                new EnvironmentValue("URL", "http://localhost:5301/x", false),
                new EnvironmentValue("KEY", "k-s3cret", true),
            ],
            environment.Skip(10));
    }

    private static async Task<IReadOnlyList<EnvironmentValue>> EvaluateAsync(
        string environmentName, Action<IResourceBuilder<ProjectResource>> configure)
    {
        ProjectResource? project = null;
        await using var builder = await TestModel.CreateAsync(
            model =>
            {
                var api = model.AddProject<FixtureProject>("api", launchProfileName: null);
                configure(api);
                project = api.Resource;
            },
            "--environment", environmentName);
        var environment = new ProgramEnvironment(builder.ExecutionContext, []);
        return await environment.EvaluateAsync(project!, Replica, default);
    }

    private static string Line(EnvironmentValue variable) => $"{variable.Name}={variable.Value}";
}
