using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;

namespace EscrowGrid.Api.Authentication;

internal static class AccessRuleExtensions
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A GET endpoint, which answers HEAD too (wire contract, section 1).</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, GetAndHead, handler).AddEndpointFilter<RouteHandlerBuilder, ConditionalReads>();

    /// <param name="endpoint">The endpoint.</param>
    /// <param name="rule">Whom it serves.</param>
    /// <param name="scope">The scope that a key must have, one for each endpoint that keys may use.</param>
    public static RouteHandlerBuilder Allow(
        this RouteHandlerBuilder endpoint, AccessRule rule, Scopes scope = Scopes.None) =>
        endpoint.WithMetadata(rule with { Scope = scope });
}
