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

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Marker>() is { } marker
            && await CountAsync(context, marker.Operation) is { } refusal)
        {
            await refusal.WriteAsync(context);
            return;
        }

        await next(context);
    }

    private async Task<Problem?> CountAsync(HttpContext context, SensitiveOperation operation)
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
