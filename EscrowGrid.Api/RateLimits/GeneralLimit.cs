using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// The general limit, by API key or user, when it is switched on (wire contract, section 11). Root and whatever needs
/// no key are exempt.
/// </summary>
internal sealed class GeneralLimit(
    RequestDelegate next, RateLimiter limiter, RefusalTrail trail, RateLimitPolicies policies)
{
    private readonly RateLimit? _limit = policies.IsGeneralOn ? policies.General : null;

    public Task InvokeAsync(HttpContext context) =>
        _limit is not null && context.FindCaller() is { } caller
            && (caller.ApiKey?.ToString() ?? caller.User?.Id.ToString()) is { } subject
                ? CountAsync(context, _limit, subject)
                : next(context);

    private async Task CountAsync(HttpContext context, RateLimit limit, string subject)
    {
        var state = await limiter.CountAsync(limit, subject);
        context.Tell(limit, state);
        if (state.Count <= limit.Maximum)
        {
            await next(context);
            return;
        }

        trail.Note(
            context.Authenticated(),
            context.Caller().Institution,
            AuditAction.RateLimited,
            Problems.RateLimited.Code);
        await Problems.RateLimited
            .With(new GeneralLimitDetails((long)limit.Window.TotalMilliseconds, limit.Maximum))
            .WriteAsync(context);
    }
}
