using Microsoft.Extensions.Primitives;

namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// Tells callers where they stand, in the form of draft-ietf-httpapi-ratelimit-headers-10; an answer under two limits
/// has a line of each.
/// </summary>
internal static class RateLimitHeaders
{
    public const string Policy = "RateLimit-Policy";
    public const string Current = "RateLimit";

    public static void Tell(this HttpContext context, RateLimit limit, RateLimitState state)
    {
        var headers = context.Response.Headers;
        var remaining = Math.Max(0, limit.Maximum - state.Count);
        var windowSeconds = (long)Math.Ceiling(limit.Window.TotalSeconds);
        headers[Policy] = StringValues.Concat(headers[Policy], $"\"{limit.Name}\";q={limit.Maximum};w={windowSeconds}");
        headers[Current] = StringValues.Concat(
            headers[Current], $"\"{limit.Name}\";r={remaining};t={state.ResetAfterSeconds}");
        if (state.Count > limit.Maximum)
            headers.RetryAfter = $"{state.ResetAfterSeconds}";
    }
}
