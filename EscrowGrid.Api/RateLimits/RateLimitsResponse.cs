using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.RateLimits;

/// <summary>The limits and what they refuse, on the wire.</summary>
/// <param name="CountedIn">By whom all this is counted.</param>
/// <param name="Policies">Every limit there is.</param>
/// <param name="Callers">Those refused last, the latest first; at most 100.</param>
internal sealed record RateLimitsResponse(
    string CountedIn,
    IReadOnlyList<RateLimitPolicyResponse> Policies,
    IReadOnlyList<LimitedCallerResponse> Callers)
{
    public static RateLimitsResponse From(RateLimitPolicies policies, RefusalSummary refusals) => new(
        WireName<CountingPlace>.Of(refusals.IsShared ? CountingPlace.Cache : CountingPlace.Process),
        [.. policies.All.Select(it => RateLimitPolicyResponse.From(
            it, policies.IsInForce(it), refusals.ByLimit.GetValueOrDefault(it.Name)))],
        [.. refusals.Callers.Select(LimitedCallerResponse.From)]);
}
