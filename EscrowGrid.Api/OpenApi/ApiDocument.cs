using System.Text.Json.Nodes;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>What the description says of the API as a whole.</summary>
internal sealed class ApiDocument(ServiceSettings settings) : IOpenApiDocumentTransformer
{
    public const string Name = "v1";

    public const string Problem = "Problem";

    private const string Version = "1.0.0";

    private const string Introduction =
        """
        Escrow positions on a ledger that proves itself.

        - **Keys.** Send an API key as `X-API-KEY`, or as a bearer token.
        - **Amounts** are JSON numbers and exact: read and written digit for digit, at most 8 decimal places.
        - **Times** are UTC with milliseconds. Values that are absent are left out, never null.
        - **Repeating.** Every POST and PUT takes an `Idempotency-Key` and then has one effect, however often it is
          sent; `Idempotency-Replayed` says whether the answer is an earlier one.
        - **Errors** are JSON with `error` and `details`, and with the members of RFC 9457; `code` is stable. `type`
          leads to the catalogue of all errors.
        """;

    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "EscrowGrid API", Version = Version, Description = Introduction };
        document.Servers = [new OpenApiServer { Url = settings.Edge.PublicAddress?.ToString() ?? "/" }];
        document.AddComponent(Problem, DescribeProblem());
        HealthPaths.AddTo(document);
        ListTags(document);
        foreach (var schema in (document.Components?.Schemas?.Values ?? []).OfType<OpenApiSchema>())
            DropNull(schema);
        document.AddComponent<IOpenApiSecurityScheme>("ApiKeyAuth", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "X-API-KEY",
        });
        document.AddComponent<IOpenApiSecurityScheme>("BearerAuth", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The same API key.",
        });
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("ApiKeyAuth", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("BearerAuth", document)] = [] },
        ];
        document.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        document.Extensions["x-error-catalogue"] = new JsonNodeExtension(DescribeCatalogue());
        return Task.CompletedTask;
    }

    /// <summary>The generator lists a tag for each class of endpoints instead, which no operation has.</summary>
    private static void ListTags(OpenApiDocument document)
    {
        var used = document.Paths.Values
            .SelectMany(path => path.Operations ?? [])
            .SelectMany(operation => operation.Value.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Reference.Id ?? "")
            .Distinct(StringComparer.Ordinal);
        document.Tags = used.Select(name => new OpenApiTag { Name = name }).ToHashSet();
    }

    /// <summary>
    /// A value that is absent is left out, but the generator takes what may be null for null on the wire.
    /// </summary>
    private static void DropNull(OpenApiSchema schema)
    {
        foreach (var (name, property) in schema.Properties?.ToList() ?? [])
        {
            var options = property.OneOf?.Where(option => option.Type is not JsonSchemaType.Null).ToList();
            if (options is [{ } only])
                schema.Properties![name] = only;
        }
    }

    private static OpenApiSchema DescribeProblem() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(
            ["error", "requestId", "type", "title", "status", "code", "instance"], StringComparer.Ordinal),
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["error"] = Describe(Schemas.Text(), "What was refused, as a sentence; the title of the problem."),
            ["details"] = new OpenApiSchema
            {
                Description = "A text, a list of fields with a message each, or an object; absent without details.",
            },
            ["requestId"] = Describe(Schemas.Text(), "The X-Request-Id of the request, for questions about it."),
            ["type"] = Describe(Schemas.Text(), "RFC 9457: where this kind of problem is explained."),
            ["title"] = Describe(Schemas.Text(), "RFC 9457: as `error`."),
            ["status"] = Describe(Schemas.Whole(400, 599), "RFC 9457: the HTTP status."),
            ["detail"] = Describe(Schemas.Text(), "RFC 9457: `details`, where that is a text."),
            ["instance"] = Describe(Schemas.Text(), "RFC 9457: the path of the request."),
            ["code"] = Describe(
                Schemas.Options(Problems.All.Select(kind => kind.Code)), "Which kind of problem; never changes."),
        },
    };

    private static OpenApiSchema Describe(OpenApiSchema schema, string description)
    {
        schema.Description = description;
        return schema;
    }

    private static JsonArray DescribeCatalogue() =>
    [
        .. Problems.All.Select(kind => new JsonObject
        {
            ["code"] = kind.Code,
            ["status"] = kind.Status,
            ["title"] = kind.Title,
            ["advice"] = ProblemAdvice.For(kind),
        }),
    ];
}
