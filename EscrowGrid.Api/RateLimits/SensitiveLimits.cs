using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// The limits of sensitive operations, always on (wire contract, section 11). Every attempt counts, also an invalid
/// one; but only of callers who may do it: otherwise a stranger could use up what belongs to others.
/// </summary>
internal sealed class SensitiveLimits(
    RequestDelegate next, RateLimiter limiter, RefusalTrail trail, RateLimitPolicies policies)
{
    /// <summary>The contract's name in the audit trail for both.</summary>
    private const string AuditCode = "SENSITIVE_OPERATION_RATE_LIMITED";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Marker>() is { } marker
            && await FindRefusalAsync(context, marker.Operation) is { } refusal)
        {
            await refusal.WriteAsync(context);
            return;
        }

        await next(context);
    }

    private Task<Problem?> FindRefusalAsync(HttpContext context, SensitiveOperation operation) =>
        operation switch
        {
            SensitiveOperation.EscrowCall => CountEscrowCallAsync(context),
            SensitiveOperation.ProviderNotice => CountNoticeAsync(context),
            _ => CountCreationAsync(context, operation),
        };

    /// <summary>Whoever calls here is nobody whom the audit trail could name.</summary>
    private async Task<Problem?> CountNoticeAsync(HttpContext context)
    {
        var limit = policies.ProviderNotices;
        var state = await limiter.CountAsync(limit, AddressSubject.Of(context.Connection.RemoteIpAddress));
        context.Tell(limit, state);
        return state.Count <= limit.Maximum
            ? null
            : Problems.RateLimited.With(
                new GeneralLimitDetails((long)limit.Window.TotalMilliseconds, limit.Maximum));
    }

    private async Task<Problem?> CountEscrowCallAsync(HttpContext context)
    {
        if (context.Caller().User is not { } user)
            return null;
        var address = AddressSubject.Of(context.Connection.RemoteIpAddress);
        return await CountEscrowCallAsync(context, policies.EscrowUser, $"{user.Id}")
            ?? await CountEscrowCallAsync(context, policies.EscrowAddress, address);
    }

    private async Task<Problem?> CountEscrowCallAsync(HttpContext context, RateLimit limit, string subject)
    {
        var state = await limiter.CountAsync(limit, subject);
        context.Tell(limit, state);
        if (state.Count <= limit.Maximum)
            return null;
        trail.Note(
            context.Authenticated(),
            context.Caller().Institution,
            AuditAction.RateLimited,
            Problems.RateLimited.Code);
        return Problems.RateLimited.With(
            new GeneralLimitDetails((long)limit.Window.TotalMilliseconds, limit.Maximum));
    }

    private async Task<Problem?> CountCreationAsync(HttpContext context, SensitiveOperation operation)
    {
        var isKey = operation is SensitiveOperation.KeyCreation;
        var limit = isKey ? policies.KeyCreation : policies.InstitutionCreation;
        var institution = isKey
            ? PrefixedId.Parse<InstitutionId>(context.Request.RouteValues["institutionId"] as string)
            : context.Caller().Institution;
        var subject = isKey ? $"{institution}" : SubjectOf(context.Caller());
        var state = await limiter.CountAsync(limit, subject);
        context.Tell(limit, state);
        if (state.Count <= limit.Maximum)
            return null;

        trail.Note(context.Authenticated(), institution, AuditAction.RateLimited, AuditCode);
        var minutes = (int)limit.Window.TotalMinutes;
        return isKey
            ? Problems.KeyCreationLimited.With(
                new KeyCreationDetails(limit.Maximum, minutes, state.ResetAfterSeconds))
            : Problems.InstitutionCreationLimited.With(
                new InstitutionCreationDetails(limit.Maximum, minutes, state.ResetAfterSeconds));
    }

    private static string SubjectOf(Caller caller) =>
        caller.ApiKey?.ToString() ?? caller.User?.Id.ToString() ?? "root";

    internal sealed record Marker(SensitiveOperation Operation);
}
