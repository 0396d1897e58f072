using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Audit;

/// <summary>One row of the append-only audit trail: who did what to which resource, and what came of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="OccurredAt">When, in UTC, whole milliseconds.</param>
/// <param name="Call">The request behind it; the actor may be root.</param>
/// <param name="Institution">
/// The institution that owns the resource, also when root acted; null for a refused request that concerns none.
/// </param>
/// <param name="Action">What was done.</param>
/// <param name="ResourceId">To what, as written on the wire.</param>
/// <param name="Payload">The facts of the act.</param>
/// <param name="ErrorCode">Why it failed; null for a success.</param>
public sealed record AuditEvent(
    AuditEventId Id,
    DateTimeOffset OccurredAt,
    CallContext Call,
    InstitutionId? Institution,
    AuditAction Action,
    string ResourceId,
    JsonText Payload,
    string? ErrorCode = null)
{
    public string Outcome => ErrorCode is null ? "success" : "failure";
}
