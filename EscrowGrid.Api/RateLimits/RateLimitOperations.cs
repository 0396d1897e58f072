using EscrowGrid.Api.OpenApi;

namespace EscrowGrid.Api.RateLimits;

/// <summary>How the API describes what operators see of the limits.</summary>
internal static class RateLimitOperations
{
    public static readonly Operation Show = new(
        "Operations", "showRateLimits", "Shows the rate limits and whom they refuse")
    {
        Description = "`CACHE`: all instances count together; `PROCESS`: the one that answers counts alone and tells "
            + "of itself. Refusals are those of the last 24 hours; the callers are the 100 refused last.",
        Answer = typeof(RateLimitsResponse),
    };
}
