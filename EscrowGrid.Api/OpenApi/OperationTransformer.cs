using System.Text.Json.Nodes;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>Completes the description of an endpoint from its metadata.</summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, OpenApiSchema> PathParameters = new(StringComparer.Ordinal)
    {
        ["institutionId"] = Schemas.Id(InstitutionId.Prefix),
        ["keyId"] = Schemas.Id(ApiKeyId.Prefix),
        ["userId"] = Schemas.Id(UserId.Prefix),
        ["sessionId"] = Schemas.Id(SessionId.Prefix),
        ["region"] = Schemas.Options(WireName<Region>.All),
        ["templateId"] = Schemas.Id(TemplateId.Prefix),
        ["assetId"] = Schemas.Id(AssetId.Prefix),
        ["positionId"] = Schemas.Id(PositionId.Prefix),
        ["escrowId"] = Schemas.Id(EscrowId.Prefix),
        ["commandId"] = Schemas.Id(CommandId.Prefix),
        ["version"] = Schemas.Whole(1, Limits.OffsetMaximum),
        ["disputeId"] = Schemas.Id(DisputeId.Prefix),
        ["settlementId"] = Schemas.Id(SettlementId.Prefix),
        ["id"] = Schemas.Id(LedgerEventId.Prefix),
    };

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<Operation>().LastOrDefault() is not { } described)
            return Task.CompletedTask;

        operation.OperationId = described.Id;
        operation.Summary = described.Summary;
        operation.Description = WithScope(described.Description, metadata);
        operation.Tags = new HashSet<OpenApiTagReference> { new(described.Tag, context.Document) };
        AddParameters(operation, described, metadata);
        if (described.Body is not null)
            operation.RequestBody = DescribeBody(described, described.Body);
        var isRead = HttpMethods.IsGet(context.Description.HttpMethod ?? "");
        operation.Responses = new AnswerDescriptions(described, metadata, context.Document)
            .Describe(operation.Responses, isRead);
        if (metadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [];
        return Task.CompletedTask;
    }

    private static string? WithScope(string? description, IList<object> metadata)
    {
        if (metadata.OfType<AccessRule>().LastOrDefault() is not { Scope: not Scopes.None and var scope })
            return description;
        var needed = $"A key with scopes needs `{ScopeNames.NameOf(scope)}`.";
        return description is null ? needed : $"{description}\n\n{needed}";
    }

    private static void AddParameters(OpenApiOperation operation, Operation described, IList<object> metadata)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            if (PathParameters.TryGetValue(parameter.Name ?? "", out var schema))
                parameter.Schema = schema;
        }

        foreach (var parameter in described.Query)
            operation.Parameters.Add(Describe(parameter, ParameterLocation.Query));
        foreach (var header in described.Headers)
            operation.Parameters.Add(Describe(header, ParameterLocation.Header));
        if (!metadata.OfType<AcceptsIdempotencyKey>().Any())
            return;
        var key = new QueryParameter(
            "Idempotency-Key",
            "Makes repeating the request safe: it has one effect, and its answer is given again.",
            Schemas.Text(minimum: 1, Limits.IdempotencyKeyText));
        operation.Parameters.Add(Describe(key, ParameterLocation.Header));
    }

    private static OpenApiParameter Describe(QueryParameter parameter, ParameterLocation location) => new()
    {
        Name = parameter.Name,
        In = location,
        Description = parameter.Description,
        Schema = parameter.Schema,
    };

    private static OpenApiRequestBody DescribeBody(Operation described, Action<Fields> read) => new()
    {
        Required = !described.IsBodyOptional,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [described.BodyMediaType] = new()
            {
                Schema = BodySchema.Of(read),
                Example = described.BodyExample is { } example ? JsonNode.Parse(example) : null,
            },
        },
    };
}
