using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Audit;

/// <summary>A row of the audit trail on the wire (wire contract, section 13).</summary>
internal sealed record AuditEventResponse(
    string Id,
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
    string? UserId)
{
    public static AuditEventResponse From(AuditRecord row) => new(
        new AuditEventId(row.Id).ToString(),
        row.OccurredAt,
        row.RequestId,
        row.ActorRole,
        row.ApiKeyId,
        row.InstitutionId,
        row.Method,
        row.Path,
        row.ClientIp,
        row.Action,
        row.Outcome,
        row.StatusCode,
        row.ResourceType,
        row.ResourceId,
        row.Payload,
        row.ErrorCode,
        row.UserId);
}
