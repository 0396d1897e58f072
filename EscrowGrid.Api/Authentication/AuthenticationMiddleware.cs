using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.ApiKeys;
using Microsoft.AspNetCore.Authorization;

namespace EscrowGrid.Api.Authentication;

/// <summary>Finds out who is calling and lets nobody else in: unknown routes need a key or token too.</summary>
internal sealed class AuthenticationMiddleware(
    RequestDelegate next, ApiKeyAuthenticator keys, UserAuthenticator users, ApiKeyUses uses)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        var presented = PresentedCredential.Read(context.Request.Headers);
        var authenticated = presented is { IsAccessToken: true, Text: var token }
            ? await users.AuthenticateAsync(context, token)
            : await keys.AuthenticateAsync(context, presented?.Text);
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
