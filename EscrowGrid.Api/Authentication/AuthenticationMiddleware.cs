using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Outcomes;
using Microsoft.AspNetCore.Authorization;

namespace EscrowGrid.Api.Authentication;

/// <summary>
/// Lets known callers through to what they may use. Deny by default: unknown routes need a key too, and an endpoint
/// without an <see cref="AccessRule"/> is refused to everybody.
/// </summary>
internal sealed class AuthenticationMiddleware(
    RequestDelegate next, ApiKeyAuthenticator authenticator, ApiKeyUses uses)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        var authenticated = await authenticator.AuthenticateAsync(context);
        if (!authenticated.TryGet(out var caller, out var problem))
        {
            await problem.WriteAsync(context);
            return;
        }

        if (caller.ApiKey is { } key)
            uses.Note(key);
        context.SetCaller(caller);
        // Routing's own answer to a wrong method is no route endpoint and does nothing but say 405.
        if (endpoint is RouteEndpoint && FindRefusal(endpoint, context) is { } refusal)
        {
            await refusal.WriteAsync(context);
            return;
        }

        await next(context);
    }

    private static Problem? FindRefusal(Endpoint endpoint, HttpContext context) =>
        endpoint.Metadata.GetMetadata<AccessRule>() is { } rule
            ? rule.Refuse(context, context.Caller())
            : new Problem(Problems.Forbidden);
}
