using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Events;

/// <summary>
/// What is audited like a change but told by no event: what an operator does to the work behind all institutions, and
/// what people do to their own sessions.
/// </summary>
/// <param name="Action">What is done.</param>
/// <param name="ResourceId">To what.</param>
/// <param name="At">When, in UTC, whole milliseconds.</param>
/// <param name="Payload">The facts, and why, where somebody says so.</param>
public sealed record AuditedAct(AuditAction Action, string ResourceId, DateTimeOffset At, JsonText Payload)
{
    /// <summary>Whom it concerns; null for an operator's act.</summary>
    public InstitutionId? Institution { get; init; }
}
