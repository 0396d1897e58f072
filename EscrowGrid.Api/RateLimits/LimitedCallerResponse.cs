namespace EscrowGrid.Api.RateLimits;

/// <summary>Whom a limit has refused lately, on the wire.</summary>
/// <param name="Policy">The limit's name.</param>
/// <param name="Subject">What the limit counts by: an id, an address, or the digest of an account.</param>
/// <param name="Refused">How often, since it is on this list.</param>
/// <param name="LastRefusedAt">When it was refused the last time.</param>
internal sealed record LimitedCallerResponse(
    string Policy, string Subject, long Refused, DateTimeOffset LastRefusedAt)
{
    public static LimitedCallerResponse From(RefusedCaller caller) =>
        new(caller.Limit, caller.Subject, caller.Refused, caller.LastAt);
}
