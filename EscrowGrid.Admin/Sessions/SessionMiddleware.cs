using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// Finds the session of a request, and sends visitors of anything else than what is for them to the sign-in. Deny by
/// default: an endpoint is for visitors only when it says so.
/// </summary>
internal sealed class SessionMiddleware(RequestDelegate next, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context, Session session, TokenRenewal renewal)
    {
        if (context.GetEndpoint() is not { } endpoint || IsAsset(endpoint))
        {
            await next(context);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        await session.LoadAsync(context, time.GetUtcNow(), IsByScript(context.Request));
        if (session.State is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            SignInAddress.Redirect(context);
            return;
        }

        await renewal.RenewAsync(session, context.RequestAborted);
        if (session.Name is { } name)
        {
            context.User = new ClaimsPrincipal(
                new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, name)], "console"));
        }

        await next(context);
    }

    /// <summary>What a page that lies open asks by itself keeps no session awake.</summary>
    private static bool IsByScript(HttpRequest request) =>
        request.Path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase)
        || request.Headers.ContainsKey("X-Live");

    private static bool IsAsset(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;
}
