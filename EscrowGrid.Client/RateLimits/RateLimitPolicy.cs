namespace EscrowGrid.Client.RateLimits;

/// <summary>A rate limit.</summary>
/// <param name="Name">As in the RateLimit headers.</param>
/// <param name="CountedBy"><c>CALLER</c>, <c>INSTITUTION</c>, <c>USER</c>, <c>ADDRESS</c>, <c>ACCOUNT</c> or
/// <c>ACCOUNT_AND_ADDRESS</c>.</param>
/// <param name="MaxRequests">In one window.</param>
/// <param name="WindowMs">From the first request.</param>
/// <param name="InForce">False where it is switched off.</param>
/// <param name="Refused">In the last 24 hours.</param>
public sealed record RateLimitPolicy(
    string Name, string CountedBy, int MaxRequests, long WindowMs, bool InForce, long Refused);
