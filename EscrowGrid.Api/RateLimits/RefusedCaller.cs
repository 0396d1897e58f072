namespace EscrowGrid.Api.RateLimits;

/// <summary>Whom a limit has refused lately.</summary>
/// <param name="Limit">Its name.</param>
/// <param name="Subject">What it counts by: an id, an address, or the digest of an account.</param>
/// <param name="Refused">How often, since it is among those that are remembered.</param>
/// <param name="LastAt">When it was refused the last time.</param>
internal sealed record RefusedCaller(string Limit, string Subject, long Refused, DateTimeOffset LastAt);
