using System.Text.Json.Nodes;
using EscrowGrid.LocalHosting.Fixture;
using EscrowGrid.LocalHosting.Manifest;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.LocalHosting.Tests.Manifest;

/// <summary>Spec: aspire-conventions 4.</summary>
public sealed class ManifestTests
{
    [Fact]
    public async Task Manifest_Postgres_IsAContainerWithVolumeAndGeneratedPassword()
    {
        var resources = await WriteAsync(model =>
            model.AddPostgres("pg").WithDataVolume("data").AddDatabase("db", "escrowgrid"));

        Assert.Equal(
            "Host={pg.bindings.tcp.host};Port={pg.bindings.tcp.port};Username=postgres;Password={pg-password.value}",
            (string?)resources["pg"]!["connectionString"]);
        ((JsonObject)resources["pg"]!).Remove("connectionString");
        AssertJson("""
            {
              "type": "container.v0",
              "image": "docker.io/library/postgres:17.6",
              "volumes": [{ "name": "data", "target": "/var/lib/postgresql/data", "readOnly": false }],
              "env": {
                "POSTGRES_HOST_AUTH_METHOD": "scram-sha-256",
                "POSTGRES_INITDB_ARGS": "--auth-host=scram-sha-256 --auth-local=scram-sha-256",
                "POSTGRES_USER": "postgres",
                "POSTGRES_PASSWORD": "{pg-password.value}"
              },
              "bindings": { "tcp": { "scheme": "tcp", "protocol": "tcp", "transport": "tcp", "targetPort": 5432 } }
            }
            """, resources["pg"]);
        AssertJson(
            """{ "type": "value.v0", "connectionString": "{pg.connectionString};Database=escrowgrid" }""",
            resources["db"]);
        AssertJson("""
            {
              "type": "parameter.v0",
              "value": "{pg-password.inputs.value}",
              "inputs": {
                "value": { "type": "string", "secret": true, "default": { "generate": { "minLength": 22 } } }
              }
            }
            """, resources["pg-password"]);
    }

    [Fact]
    public async Task Manifest_ProjectWithoutForwardedHeaders_IsNotToldToBelieveThem()
    {
        var resources = await WriteAsync(model => model
            .AddProject<FixtureProject>("api", launchProfileName: null)
            .WithHttpEndpoint().DisableForwardedHeaders());

        Assert.Null(resources["api"]!["env"]!["ASPNETCORE_FORWARDEDHEADERS_ENABLED"]);
        Assert.NotNull(resources["api"]!["env"]!["HTTP_PORTS"]);
    }

    [Fact]
    public async Task Manifest_Project_HasPortsReferencesAndUriEncodedPasswords()
    {
        var resources = await WriteAsync(model =>
        {
            var cache = model.AddRedis("cache");
            model.AddProject<FixtureProject>("api", launchProfileName: null)
                .WithHttpEndpoint().WithExternalHttpEndpoints().WithReplicas(2).WithArgs("--x").WithReference(cache);
        });

        var api = resources["api"]!;
        Assert.Equal("project.v0", (string?)api["type"]);
        Assert.Equal("EscrowGrid.LocalHosting.Fixture.csproj", (string?)api["path"]);
        Assert.Equal("{api.bindings.http.targetPort}", (string?)api["env"]!["HTTP_PORTS"]);
        Assert.Equal("true", (string?)api["env"]!["ASPNETCORE_FORWARDEDHEADERS_ENABLED"]);
        Assert.Equal("{cache.connectionString}", (string?)api["env"]!["ConnectionStrings__cache"]);
        Assert.Equal(
            "redis://:{cache-password-uri-encoded.value}@{cache.bindings.tcp.host}:{cache.bindings.tcp.port}",
            (string?)api["env"]!["CACHE_URI"]);
        Assert.Null(api["env"]!["ASPNETCORE_URLS"]);
        AssertJson("""["--x"]""", api["args"]);
        AssertJson(
            """{ "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "external": true } }""",
            api["bindings"]);
        AssertJson(
            """{ "type": "annotated.string", "value": "{cache-password.value}", "filter": "uri" }""",
            resources["cache-password-uri-encoded"]);
    }

    [Fact]
    public async Task Manifest_ExcludedResource_IsNotInIt()
    {
        var resources = await WriteAsync(model => model.AddExecutable("tool", "true", ".").ExcludeFromManifest());

        Assert.Empty(resources);
    }

    [Theory]
    [InlineData("--publisher", "manifest", "--output-path", "/x/m.json", "/x/m.json")]
    [InlineData("--publisher", "manifest", "--output-path", "/x/", "/x/aspire-manifest.json")]
    public void CommandLine_ForTheManifest_NamesTheFile(string a, string b, string c, string d, string expected)
    {
        Assert.Equal(expected, PublishingOptions.Parse([a, b, c, d])!.RequireManifestPath());
    }

    [Fact]
    public void CommandLine_PipelineStepForTheManifest_NamesTheFile()
    {
        string[] args = ["--operation", "publish", "--step", "publish-manifest", "--output-path", "/x/m.json"];

        Assert.Equal("/x/m.json", PublishingOptions.Parse(args)!.RequireManifestPath());
    }

    [Fact]
    public void CommandLine_AnotherPublisher_IsRefused()
    {
        string[] args = ["--operation", "publish", "--step", "publish", "--output-path", "/x"];

        var refused = Assert.Throws<LocalHostingException>(() => PublishingOptions.Parse(args)!.RequireManifestPath());

        Assert.Contains("manifest only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CommandLine_OfARun_IsNone()
    {
        Assert.Null(PublishingOptions.Parse(["--environment", "Development"]));
    }

    private static async Task<JsonObject> WriteAsync(Action<IDistributedApplicationBuilder> model)
    {
        await using var builder = await TestModel.CreateAsync(
            model, "--publisher", "manifest", "--output-path", "/x/m.json");
        await using var app = await builder.BuildAsync();
        var manifest = await app.Services.GetRequiredService<ManifestPublisher>()
            .WriteAsync(AppContext.BaseDirectory.TrimEnd('/'), default);
        return (JsonObject)manifest["resources"]!;
    }

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual!.ToJsonString());
}
