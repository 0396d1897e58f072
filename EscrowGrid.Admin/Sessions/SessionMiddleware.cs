using System.Security.Claims;
using EscrowGrid.Client.Errors;
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
        try
        {
            await session.LoadAsync(context, time.GetUtcNow(), IsByScript(context.Request));
            await renewal.RenewAsync(session, context.RequestAborted);
        }
        catch (Exception exception) when (GoesOn(endpoint, session) && !IsEnd(exception))
        {
            // The page that says what is away is among them. It is a visitor's where the session was not read.
        }

        if (session.State is null && !IsForVisitors(endpoint))
        {
            SignInAddress.Redirect(context);
            return;
        }

        if (session.Name is { } name)
        {
            context.User = new ClaimsPrincipal(
                new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, name)], "console"));
        }

        await next(context);
    }

    private static bool IsForVisitors(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>A session that was not read is signed out by nobody: only its renewal can be done without.</summary>
    private static bool GoesOn(Endpoint endpoint, Session session) =>
        IsForVisitors(endpoint)
        || (session.State is not null && endpoint.Metadata.GetMetadata<GoesOnUnrenewed>() is not null);

    private static bool IsEnd(Exception exception) =>
        exception is OperationCanceledException or EscrowGridException { Kind: ErrorKind.Unauthenticated };

    /// <summary>What a page that lies open asks by itself keeps no session awake.</summary>
    private static bool IsByScript(HttpRequest request) =>
        request.Path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase)
        || request.Headers.ContainsKey("X-Live");

    private static bool IsAsset(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;
}
