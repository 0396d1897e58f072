using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// The limits of sensitive operations, always on (wire contract, section 11). Every attempt counts, also an invalid
/// one; but only of callers who may do it: otherwise a stranger could use up what belongs to others.
/// </summary>
internal sealed class SensitiveLimits(
    RequestDelegate next, RateLimiter limiter, RefusalTrail trail, ServiceSettings settings)
{
    /// <summary>The contract's name in the audit trail for both.</summary>
    private const string AuditCode = "SENSITIVE_OPERATION_RATE_LIMITED";

    private readonly RateLimit _keys =
        new("api-key-creation", settings.Edge.KeyCreations, Limits.SensitiveOperationWindow);

    private readonly RateLimit _institutions =
        new("institution-creation", settings.Edge.InstitutionCreations, Limits.SensitiveOperationWindow);

    private readonly RateLimit _escrowUser =
        new("escrow-user", settings.People.EscrowCallsPerUser, Limits.EscrowWindow);

    private readonly RateLimit _escrowAddress =
        new("escrow-address", settings.People.EscrowCallsPerAddress, Limits.EscrowWindow);

    private readonly RateLimit _notices =
        new("provider-webhooks", settings.Edge.ProviderNotices, Limits.NoticeWindow);

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
        var address = AddressSubject.Of(context.Connection.RemoteIpAddress);
        var state = await limiter.CountAsync(_notices, address);
        context.Tell(_notices, state);
        return state.Count <= _notices.Maximum
            ? null
            : Problems.RateLimited.With(
                new GeneralLimitDetails((long)_notices.Window.TotalMilliseconds, _notices.Maximum));
    }

    private async Task<Problem?> CountEscrowCallAsync(HttpContext context)
    {
        if (context.Caller().User is not { } user)
            return null;
        var address = AddressSubject.Of(context.Connection.RemoteIpAddress);
        return await CountEscrowCallAsync(context, _escrowUser, $"{user.Id}")
            ?? await CountEscrowCallAsync(context, _escrowAddress, address);
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
        var limit = isKey ? _keys : _institutions;
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
