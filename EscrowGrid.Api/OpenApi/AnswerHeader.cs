using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>A header of an answer.</summary>
internal sealed record AnswerHeader(string Name, string Description, OpenApiSchema Schema)
{
    public static readonly AnswerHeader RequestId = new(
        "X-Request-Id", "Names the request in logs and in the audit trail: the caller's own, or a new one.",
        Schemas.Text());

    public static readonly AnswerHeader EntityTag = new(
        "ETag", "For `If-None-Match`, and of a position for `If-Match`.", Schemas.Text());

    public static readonly AnswerHeader Location = new("Location", "Where it can be read.", Schemas.Text());

    public static readonly AnswerHeader PreferenceApplied = new(
        "Preference-Applied", "Which preference of the request was followed.", Schemas.Text());

    public static readonly AnswerHeader Replayed = new(
        "Idempotency-Replayed", "Of a request with a key: whether this is the answer to an earlier one.",
        Schemas.Options(["true", "false"]));

    public static readonly AnswerHeader HasMore = new(
        "X-Has-More", "Whether rows follow; go on by `limit` and `offset`.", Schemas.Options(["true", "false"]));

    public static readonly AnswerHeader RetryAfter = new(
        "Retry-After", "Seconds after which trying again makes sense.", Schemas.Text());

    public static readonly AnswerHeader[] OfLimits =
    [
        new("RateLimit", "While a limit applies: how many requests remain, and for how long.", Schemas.Text()),
        new("RateLimit-Policy", "While a limit applies: how many requests in which window.", Schemas.Text()),
    ];

    public OpenApiHeader Describe() => new() { Description = Description, Schema = Schema };
}
