using System.Net.Mime;
using System.Text.Json.Nodes;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>What an endpoint may answer: its success, what follows from what it is, and its own refusals.</summary>
internal sealed class AnswerDescriptions(Operation described, IList<object> metadata, OpenApiDocument? document)
{
    private readonly bool _isAnonymous = metadata.OfType<IAllowAnonymous>().Any();
    private readonly bool _isRepeatable = metadata.OfType<AcceptsIdempotencyKey>().Any();
    private readonly bool _readsLines = described.BodyMediaType != MediaTypeNames.Application.Json;

    /// <param name="found">The framework's own description, for the schema of success.</param>
    /// <param name="isRead">Whether it is a GET.</param>
    public OpenApiResponses Describe(OpenApiResponses? found, bool isRead)
    {
        var success = $"{described.Status}";
        // Text has no entity tag: what is counted is never the same twice.
        var hasTag = isRead && !described.IsMadeAnew && described.MediaType == MediaTypeNames.Application.Json;
        var answers = new OpenApiResponses
        {
            [success] = DescribeSuccess(found?.GetValueOrDefault(success)?.Content, hasTag),
        };
        if (described.DecidedStatus is { } decided)
            answers[$"{decided}"] = DescribeSuccess(found?.GetValueOrDefault($"{decided}")?.Content, hasTag);
        if (hasTag)
        {
            answers[$"{StatusCodes.Status304NotModified}"] = new OpenApiResponse
            {
                Description = "What the caller has, by its `If-None-Match`, is still so.",
                Headers = HeadersOf([AnswerHeader.EntityTag]),
            };
        }

        foreach (var kinds in FindRefusals().Distinct().GroupBy(kind => kind.Status).OrderBy(kinds => kinds.Key))
            answers[$"{kinds.Key}"] = DescribeRefusals([.. kinds]);
        return answers;
    }

    private OpenApiResponse DescribeSuccess(IDictionary<string, OpenApiMediaType>? content, bool hasTag)
    {
        var answer = new OpenApiResponse { Description = described.Summary, Content = content };
        var headers = described.AnswerHeaders.ToList();
        if (hasTag)
            headers.Add(AnswerHeader.EntityTag);
        if (_isRepeatable && !_readsLines)
            headers.Add(AnswerHeader.Replayed);
        if (described.Answer is { IsArray: true } && described.Query.Count > 0)
            headers.Add(AnswerHeader.HasMore);
        if (!_isAnonymous)
            headers.AddRange(AnswerHeader.OfLimits);
        answer.Headers = HeadersOf(headers);
        if (described.StreamMediaType is { } stream)
            content?.Add(stream, new OpenApiMediaType { Schema = Schemas.Text() });
        return answer;
    }

    private static Dictionary<string, IOpenApiHeader> HeadersOf(IEnumerable<AnswerHeader> headers) => headers
        .Prepend(AnswerHeader.RequestId)
        .ToDictionary(header => header.Name, IOpenApiHeader (header) => header.Describe(), StringComparer.Ordinal);

    /// <summary>Those that follow from what the endpoint is, then its own.</summary>
    private IEnumerable<ProblemKind> FindRefusals()
    {
        if (!_isAnonymous)
        {
            foreach (var kind in Refusals.OfAnyCall)
                yield return kind;
        }

        if (metadata.OfType<AccessRule>().Any(rule => rule.Scope is not Scopes.None))
            yield return Problems.ScopeMissing;
        foreach (var marker in metadata.OfType<SensitiveLimits.Marker>())
            yield return Refusals.OfLimit(marker.Operation);
        foreach (var kind in FindRefusalsOfBodies())
            yield return kind;
        if (described.Query.Any(parameter => parameter.Name == "limit"))
            yield return Problems.InvalidPagination;
        foreach (var kind in described.Refusals)
            yield return kind;
    }

    /// <summary>Of lines of JSON, most is told line by line.</summary>
    private IEnumerable<ProblemKind> FindRefusalsOfBodies()
    {
        if (_readsLines)
            yield break;
        if (_isRepeatable)
        {
            foreach (var kind in Refusals.OfIdempotency)
                yield return kind;
        }

        if (described.Body is null)
            yield break;
        if (_isRepeatable)
            yield return Problems.IdempotencyKeyReused;
        foreach (var kind in Refusals.OfBodies)
            yield return kind;
    }

    private OpenApiResponse DescribeRefusals(ProblemKind[] kinds) => new()
    {
        Description = string.Join("; ", kinds.Select(kind => kind.Title).Distinct(StringComparer.Ordinal)),
        Headers = HeadersOf(MayBeRepeatedLater(kinds[0]) ? [AnswerHeader.RetryAfter] : []),
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [MediaTypeNames.Application.Json] = new()
            {
                Schema = new OpenApiSchemaReference(ApiDocument.Problem, document),
                Examples = kinds.ToDictionary(
                    kind => kind.Code,
                    IOpenApiExample (kind) => new OpenApiExample { Summary = kind.Title, Value = ExampleOf(kind) },
                    StringComparer.Ordinal),
            },
        },
    };

    private static bool MayBeRepeatedLater(ProblemKind kind) =>
        kind.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable;

    private static JsonObject ExampleOf(ProblemKind kind)
    {
        var example = new JsonObject { ["error"] = kind.Title };
        if (kind == Problems.ValidationFailed)
            example["details"] = FieldExample("name", "Name is required");
        else if (kind == Problems.InvalidPagination)
            example["details"] = FieldExample("limit", "Limit must be at least 1");
        example["requestId"] = "3f0d3a55-6c0f-4c0e-9a55-0d6f4b1f6a10";
        example["type"] = ProblemResponse.TypeOf(kind);
        example["title"] = kind.Title;
        example["status"] = kind.Status;
        example["instance"] = "/positions";
        example["code"] = kind.Code;
        return example;
    }

    private static JsonArray FieldExample(string field, string message) =>
        [new JsonObject { ["field"] = field, ["message"] = message }];
}
