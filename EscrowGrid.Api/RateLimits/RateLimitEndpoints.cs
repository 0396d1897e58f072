using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Access;

namespace EscrowGrid.Api.RateLimits;

/// <summary>The rate limits, for operators.</summary>
internal static class RateLimitEndpoints
{
    public static void MapRateLimits(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/operations/rate-limits", ShowAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(RateLimitOperations.Show);

    private static async Task<IResult> ShowAsync(RateLimitPolicies policies, RateLimitRefusals refusals) =>
        TypedResults.Json(
            RateLimitsResponse.From(policies, await refusals.ReadAsync()), ApiJson.Wire.RateLimitsResponse);
}
