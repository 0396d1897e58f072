namespace EscrowGrid.Client.RateLimits;

/// <summary>The rate limits and what they refuse.</summary>
/// <param name="CountedIn"><c>CACHE</c>: by all instances together; <c>PROCESS</c>: by the one that answered, for
/// itself.</param>
/// <param name="Policies">Every limit there is.</param>
/// <param name="Callers">Those refused last, the latest first; at most 100.</param>
public sealed record RateLimitReport(
    string CountedIn, IReadOnlyList<RateLimitPolicy> Policies, IReadOnlyList<LimitedCaller> Callers);
