namespace EscrowGrid.Api.Authentication;

internal static class AccessRuleExtensions
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A GET endpoint, which answers HEAD too (wire contract, section 1).</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, GetAndHead, handler);

    public static void Allow(this RouteHandlerBuilder endpoint, AccessRule rule) => endpoint.WithMetadata(rule);
}
