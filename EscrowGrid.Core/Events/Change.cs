using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Events;

/// <summary>One change of one resource, as the audit trail and the event log tell it.</summary>
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
