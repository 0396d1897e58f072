using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.RateLimits;

/// <summary>A limit on the wire.</summary>
/// <param name="Name">As in the RateLimit headers.</param>
/// <param name="CountedBy">What it counts by.</param>
/// <param name="MaxRequests">In one window.</param>
/// <param name="WindowMs">From the first request.</param>
/// <param name="InForce">False where it is switched off.</param>
/// <param name="Refused">In the last 24 hours.</param>
internal sealed record RateLimitPolicyResponse(
    string Name, string CountedBy, int MaxRequests, long WindowMs, bool InForce, long Refused)
{
    public static RateLimitPolicyResponse From(RateLimit limit, bool isInForce, long refused) => new(
        limit.Name,
        WireName<RateLimitSubject>.Of(limit.Subject),
        limit.Maximum,
        (long)limit.Window.TotalMilliseconds,
        isInForce,
        refused);
}
