using System.Text.Json;

namespace EscrowGrid.Api.Tests.OpenApi;

/// <summary>An operation as <c>/openapi.json</c> tells of it.</summary>
internal sealed record DescribedOperation(string Id, HttpMethod Method, string Path, JsonElement Json)
{
    public IReadOnlyList<int> Statuses =>
        [.. Json.GetProperty("responses").EnumerateObject().Select(answer => int.Parse(answer.Name))];

    public bool NeedsKey => !Json.TryGetProperty("security", out var security) || security.GetArrayLength() > 0;

    /// <summary>The media type and the schema of the body; null without one.</summary>
    public (string MediaType, JsonElement Schema)? Body =>
        Json.TryGetProperty("requestBody", out var body)
            ? body.GetProperty("content").EnumerateObject()
                .Select(content => (content.Name, content.Value.GetProperty("schema")))
                .Single()
            : null;

    public bool Takes(string parameter) =>
        Json.TryGetProperty("parameters", out var all)
        && all.EnumerateArray().Any(it => it.GetProperty("name").GetString() == parameter);

    /// <summary>Null when the answer has no body of that type.</summary>
    public JsonElement? SchemaOf(int status, string mediaType) =>
        Json.GetProperty("responses").GetProperty($"{status}").TryGetProperty("content", out var content)
        && content.TryGetProperty(mediaType, out var described)
            ? described.GetProperty("schema")
            : null;

    public static IReadOnlyList<DescribedOperation> ReadAll(JsonElement document) =>
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select new DescribedOperation(
               operation.Value.GetProperty("operationId").GetString()!,
               HttpMethod.Parse(operation.Name),
               path.Name,
               operation.Value),
    ];
}
