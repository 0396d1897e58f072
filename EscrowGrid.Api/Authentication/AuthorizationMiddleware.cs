using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Authentication;

/// <summary>
/// Lets known callers through to what they may use. Deny by default: an endpoint without an <see cref="AccessRule"/> is
/// refused to everybody.
/// </summary>
internal sealed class AuthorizationMiddleware(RequestDelegate next, UserSettings users)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Routing's own answer to a wrong method is no route endpoint and does nothing but say 405.
        return context.FindCaller() is { } caller
            && context.GetEndpoint() is RouteEndpoint endpoint
            && FindRefusal(endpoint, context, caller) is { } refusal
                ? refusal.WriteAsync(context)
                : next(context);
    }

    private Problem? FindRefusal(RouteEndpoint endpoint, HttpContext context, Caller caller) =>
        endpoint.Metadata.GetMetadata<AccessRule>() is { } rule
            ? rule.Refuse(context, caller) ?? RefuseOldTerms(rule, context, caller)
            : new Problem(Problems.Forbidden);

    /// <summary>Who has not accepted the terms of now may look, and go (production-launch.md, property 33).</summary>
    private Problem? RefuseOldTerms(AccessRule rule, HttpContext context, Caller caller) =>
        users.TermsVersion is { } asked
        && caller.User is { } user
        && user.TermsVersion != asked
        && !rule.IsForOldTermsToo
        && !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
            ? Problems.TermsUpdateRequired.With($"Accept the terms {asked} first")
            : null;
}
