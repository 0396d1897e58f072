using EscrowGrid.Api.Idempotency;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using Microsoft.AspNetCore.Http.Features;

namespace EscrowGrid.Api.Requests;

/// <summary>Carries the authenticated call through a request.</summary>
internal static class Calls
{
    public static void SetCaller(this HttpContext context, Caller caller) =>
        context.Features.Set(context.CallBy(caller));

    /// <summary>The request as the audit trail tells it.</summary>
    public static CallContext CallBy(this HttpContext context, Caller caller) => new(
        caller,
        context.TraceIdentifier,
        Cut(context.Request.Method, Limits.AuditMethodText),
        Cut(context.Request.Path.Value ?? "/", Limits.AuditPathText),
        context.Connection.RemoteIpAddress?.ToString())
    {
        UserAgent = context.Request.Headers.UserAgent is [{ Length: > 0 } agent, ..]
            ? Cut(agent, Limits.UserAgentText)
            : null,
    };

    /// <summary>The call of a validated command: its body, if it has one, was read before.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is reachable without a caller: a mistake of
    /// ours.</exception>
    public static CallContext Call(this HttpContext context) =>
        context.Features.Get<IdempotentRequest>()?.Attach(context.Authenticated()) ?? context.Authenticated();

    public static Caller Caller(this HttpContext context) => context.Authenticated().Caller;

    /// <summary>Null where no caller was asked for, or none was let in.</summary>
    public static Caller? FindCaller(this HttpContext context) => context.Features.Get<CallContext>()?.Caller;

    public static CallContext Authenticated(this HttpContext context) =>
        context.Features.GetRequiredFeature<CallContext>();

    // Never between the two halves of a character: no database would store it.
    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
