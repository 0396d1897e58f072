using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EscrowGrid.Client.Errors;

namespace EscrowGrid.Client.Wire;

/// <summary>
/// Reads a refusal, <c>{"error": …, "details"?: …}</c>, or makes the best of an answer from somebody in between.
/// </summary>
internal static class Refusal
{
    public static async Task<EscrowGridException> ReadAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(response, cancellationToken);
        JsonElement? details = body is { Details.ValueKind: not JsonValueKind.Undefined } ? body.Details : null;
        var message = body?.Error ?? $"HTTP {(int)response.StatusCode}";
        return new EscrowGridException(Kind(response.StatusCode), message)
        {
            StatusCode = response.StatusCode,
            Code = body?.Code,
            Details = details?.GetRawText(),
            Fields = Fields(details),
            RequestId = RequestId(response),
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    public static string? RequestId(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Request-Id", out var values) ? values.FirstOrDefault() : null;

    private static async Task<RefusalBody?> BodyAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(WireJson.Default.RefusalBody, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or HttpRequestException)
        {
            // A proxy's page: the status says what can be said.
            return null;
        }
    }

    private static ErrorKind Kind(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType
            or HttpStatusCode.UnprocessableEntity => ErrorKind.Invalid,
        HttpStatusCode.Unauthorized => ErrorKind.Unauthenticated,
        HttpStatusCode.Forbidden => ErrorKind.Forbidden,
        HttpStatusCode.NotFound => ErrorKind.NotFound,
        HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed => ErrorKind.Conflict,
        HttpStatusCode.TooManyRequests => ErrorKind.RateLimited,
        HttpStatusCode.ServiceUnavailable => ErrorKind.Unavailable,
        _ => ErrorKind.Unexpected,
    };

    private static FieldProblem[] Fields(JsonElement? details)
    {
        if (details is not { ValueKind: JsonValueKind.Array } array) return [];
        try
        {
            return array.Deserialize(WireJson.Default.FieldProblemArray) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
