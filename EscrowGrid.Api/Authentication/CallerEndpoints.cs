using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;

namespace EscrowGrid.Api.Authentication;

/// <summary>Tells a caller who it is, so that a program can offer no more than its key or session may do.</summary>
internal static class CallerEndpoints
{
    /// <summary>
    /// Whatever its scopes: what a key may do is no tenant's data, and its holder finds it out anyhow.
    /// </summary>
    private static readonly AccessRule Anybody = AccessRule.AnyCaller.OrUsers();

    public static void MapCaller(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/api/auth/caller", static (HttpContext context) =>
                TypedResults.Json(CallerResponse.From(context.Caller()), ApiJson.Wire.CallerResponse))
            .Allow(Anybody)
            .Describe(CallerOperations.Get);
}
