using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Outbox;

/// <summary>One change of one resource, as the audit trail and the outbox tell it.</summary>
public sealed record Change(
    AuditAction Action,
    InstitutionId Institution,
    string ResourceId,
    DateTimeOffset At,
    JsonText Payload)
{
    /// <summary>The resource's version after the change; 1 for a creation.</summary>
    public long Sequence { get; init; } = 1;
}
