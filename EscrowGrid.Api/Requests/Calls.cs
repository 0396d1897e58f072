using EscrowGrid.Api.Idempotency;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using Microsoft.AspNetCore.Http.Features;

namespace EscrowGrid.Api.Requests;

/// <summary>Carries the authenticated call through a request.</summary>
internal static class Calls
{
    public static void SetCaller(this HttpContext context, Caller caller)
    {
        var path = context.Request.Path.Value ?? "/";
        context.Features.Set(new CallContext(
            caller,
            context.TraceIdentifier,
            context.Request.Method,
            path.Length <= Limits.AuditPathText ? path : path[..Limits.AuditPathText],
            context.Connection.RemoteIpAddress?.ToString()));
    }

    /// <summary>The call of a validated command: its body, if it has one, was read before.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is reachable without a caller: a mistake of
    /// ours.</exception>
    public static CallContext Call(this HttpContext context) =>
        context.Features.Get<IdempotentRequest>()?.Attach(context.Authenticated()) ?? context.Authenticated();

    public static Caller Caller(this HttpContext context) => context.Authenticated().Caller;

    private static CallContext Authenticated(this HttpContext context) =>
        context.Features.GetRequiredFeature<CallContext>();
}
