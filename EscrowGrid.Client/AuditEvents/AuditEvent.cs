using System.Text.Json;

namespace EscrowGrid.Client.AuditEvents;

/// <summary>One act, or one refused attempt.</summary>
/// <param name="Id">Its id.</param>
/// <param name="OccurredAt">When, in UTC.</param>
/// <param name="RequestId">The request's <c>X-Request-Id</c>; for a job, the job's own.</param>
/// <param name="ActorRole">In which role.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path of the request.</param>
/// <param name="Action">What was done.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="ResourceType">Of what kind the resource is.</param>
/// <param name="ResourceId">On what.</param>
/// <param name="Payload">The facts.</param>
public sealed record AuditEvent(
    string Id,
    DateTimeOffset OccurredAt,
    string RequestId,
    string ActorRole,
    string Method,
    string Path,
    string Action,
    string Outcome,
    int StatusCode,
    string ResourceType,
    string ResourceId,
    JsonElement Payload)
{
    /// <summary>By which key; null for root and for jobs.</summary>
    public string? ApiKeyId { get; init; }

    /// <summary>Whose books it concerns; null for none.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>From which address, or null.</summary>
    public string? ClientIp { get; init; }

    /// <summary>Why it was refused; null for an act.</summary>
    public string? ErrorCode { get; init; }
}
