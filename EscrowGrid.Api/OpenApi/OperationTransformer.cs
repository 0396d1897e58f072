using System.Text.Json.Nodes;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Core;
using EscrowGrid.Core.Outcomes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>Completes the description of an endpoint from its metadata.</summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<Operation>().LastOrDefault() is not { } described)
            return Task.CompletedTask;

        operation.OperationId = described.Id;
        operation.Summary = described.Summary;
        operation.Description = described.Description;
        operation.Tags = new HashSet<OpenApiTagReference> { new(described.Tag, context.Document) };
        AddParameters(operation, described, metadata);
        if (described.Body is { } body)
            operation.RequestBody = DescribeBody(body, described.BodyExample);
        operation.Responses = DescribeAnswers(operation, described, metadata, context.Document);
        if (metadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [];
        return Task.CompletedTask;
    }

    private static void AddParameters(OpenApiOperation operation, Operation described, IList<object> metadata)
    {
        operation.Parameters ??= [];
        foreach (var parameter in described.Query)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Schema = parameter.Schema,
            });
        }

        if (!metadata.OfType<AcceptsIdempotencyKey>().Any())
            return;
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Description = "Makes repeating the request safe: it has one effect, and its answer is given again.",
            Schema = Schemas.Text(minimum: 1, Limits.IdempotencyKeyText),
        });
    }

    private static OpenApiRequestBody DescribeBody(Action<Requests.Fields> read, string? example) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [Json] = new()
            {
                Schema = BodySchema.Of(read),
                Example = example is null ? null : JsonNode.Parse(example),
            },
        },
    };

    private static OpenApiResponses DescribeAnswers(
        OpenApiOperation operation, Operation described, IList<object> metadata, OpenApiDocument? document)
    {
        var answers = new OpenApiResponses();
        var success = $"{described.Status}";
        answers[success] = operation.Responses?.GetValueOrDefault(success) ?? new OpenApiResponse();
        answers[success].Description = described.Answer is null ? "Done." : described.Summary;
        foreach (var kinds in FindRefusals(described, metadata).Distinct().GroupBy(kind => kind.Status))
            answers[$"{kinds.Key}"] = DescribeRefusals([.. kinds], document);
        return answers;
    }

    /// <summary>Those that follow from what the endpoint is, then its own.</summary>
    private static IEnumerable<ProblemKind> FindRefusals(Operation described, IList<object> metadata)
    {
        IEnumerable<ProblemKind> refusals = described.Refusals;
        if (!metadata.OfType<IAllowAnonymous>().Any())
            refusals = refusals.Concat(Refusals.OfAnyCall);
        if (described.Body is not null)
            refusals = refusals.Concat(Refusals.OfBodies);
        if (metadata.OfType<AcceptsIdempotencyKey>().Any())
            refusals = refusals.Concat(Refusals.OfIdempotency);
        if (described.Query.Any(parameter => parameter.Name == "limit"))
            refusals = refusals.Append(Problems.InvalidPagination);
        return refusals;
    }

    private static OpenApiResponse DescribeRefusals(ProblemKind[] kinds, OpenApiDocument? document) => new()
    {
        Description = string.Join("; ", kinds.Select(kind => kind.Title).Distinct(StringComparer.Ordinal)),
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [Json] = new()
            {
                Schema = new OpenApiSchemaReference(ApiDocument.Problem, document),
                Examples = kinds.ToDictionary(
                    kind => kind.Code,
                    IOpenApiExample (kind) => new OpenApiExample { Summary = kind.Title, Value = ExampleOf(kind) },
                    StringComparer.Ordinal),
            },
        },
    };

    private static JsonObject ExampleOf(ProblemKind kind) => new()
    {
        ["error"] = kind.Title,
        ["requestId"] = "3f0d3a55-6c0f-4c0e-9a55-0d6f4b1f6a10",
        ["type"] = ProblemResponse.TypeOf(kind),
        ["title"] = kind.Title,
        ["status"] = kind.Status,
        ["instance"] = "/positions",
        ["code"] = kind.Code,
    };
}
