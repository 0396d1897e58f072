using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Audit;

/// <summary>
/// A row of the audit trail as it is read, in the words of the wire: it may have been written by another release.
/// </summary>
public sealed record AuditRecord(
    Guid Id,
    DateTimeOffset OccurredAt,
    string RequestId,
    string ActorRole,
    string? ApiKeyId,
    string? InstitutionId,
    string Method,
    string Path,
    string? ClientIp,
    string Action,
    string Outcome,
    int StatusCode,
    string ResourceType,
    string ResourceId,
    JsonText Payload,
    string? ErrorCode,
    string? UserId);
