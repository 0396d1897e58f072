using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.ApiKeys;
using Microsoft.AspNetCore.Authorization;

namespace EscrowGrid.Api.Authentication;

/// <summary>Finds out who is calling and lets nobody else in: unknown routes need a key too.</summary>
internal sealed class AuthenticationMiddleware(
    RequestDelegate next, ApiKeyAuthenticator authenticator, ApiKeyUses uses)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
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
        await next(context);
    }
}
