using System.Net.Mime;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>
/// The endpoints that all services have, described here because they are not the API's own: their types are known to
/// the services' common part only.
/// </summary>
internal static class HealthPaths
{
    private const string Tag = "Operation";

    /// <summary>How ready a process is, in one word.</summary>
    public static IReadOnlyList<string> States { get; } = ["ready", "degraded", "unavailable", "stopping"];

    private static readonly OpenApiSchema Services = new()
    {
        Type = JsonSchemaType.Object,
        AdditionalProperties = Schemas.Options(["available", "unavailable", "unknown"]),
        Description = "Each dependency; unknown before the first probe has ended.",
    };

    private static readonly OpenApiSchema Store = Schemas.Options(["memory", "postgres"]);

    private static readonly OpenApiSchema Health = Object(
        ["status", "service", "storeBackend", "durable", "services", "timestamp", "mode"],
        new()
        {
            ["status"] = Schemas.Options(["ok"]),
            ["service"] = Schemas.Text(),
            ["storeBackend"] = Store,
            ["durable"] = Schemas.Flag(),
            ["services"] = Services,
            ["timestamp"] = Schemas.Time(),
            ["mode"] = Schemas.Options(["api", "worker", "all"]),
        });

    private static readonly OpenApiSchema Liveness =
        Object(["status"], new() { ["status"] = Schemas.Options(["alive"]) });

    private static readonly OpenApiSchema Readiness = Object(
        ["ok", "storeBackend", "status", "services"],
        new()
        {
            ["ok"] = Schemas.Flag(),
            ["storeBackend"] = Store,
            ["db"] = Object(["ok"], new() { ["ok"] = Schemas.Flag() }),
            ["status"] = Schemas.Options(States),
            ["services"] = Services,
        });

    public static void AddTo(OpenApiDocument document)
    {
        Add(document, "/health", "readHealth", "Tells what the last probes found", Health);
        Add(document, "/alive", "readLiveness", "Answers while the process does", Liveness);
        Add(document, "/ready", "readReadiness", "Probes the dependencies", Readiness)[
            $"{StatusCodes.Status503ServiceUnavailable}"] = Answer("A required dependency is away.", Readiness);
    }

    private static OpenApiResponses Add(
        OpenApiDocument document, string path, string id, string summary, OpenApiSchema schema)
    {
        var answers = new OpenApiResponses { [$"{StatusCodes.Status200OK}"] = Answer(summary, schema) };
        var operation = new OpenApiOperation
        {
            OperationId = id,
            Summary = summary,
            Description = "No key is needed.",
            Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
            Responses = answers,
            Security = [],
        };
        document.Paths.Add(path, new OpenApiPathItem { Operations = new() { [HttpMethod.Get] = operation } });
        return answers;
    }

    private static OpenApiResponse Answer(string description, OpenApiSchema schema) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [MediaTypeNames.Application.Json] = new() { Schema = schema },
        },
    };

    private static OpenApiSchema Object(string[] required, Dictionary<string, IOpenApiSchema> properties) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(required, StringComparer.Ordinal),
        Properties = properties,
    };
}
