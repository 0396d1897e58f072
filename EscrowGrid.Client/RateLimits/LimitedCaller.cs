namespace EscrowGrid.Client.RateLimits;

/// <summary>Whom a rate limit has refused lately.</summary>
/// <param name="Policy">The limit's name.</param>
/// <param name="Subject">What it counts by: an id, an address, or the digest of an account.</param>
/// <param name="Refused">How often, since it is on this list.</param>
/// <param name="LastRefusedAt">When it was refused the last time.</param>
public sealed record LimitedCaller(string Policy, string Subject, long Refused, DateTimeOffset LastRefusedAt);
