using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Idempotency;

namespace EscrowGrid.Core.Events;

/// <summary>What every change leaves behind beside the new state, in the same transaction.</summary>
public sealed record Trail(AuditEvent Audit, DomainEvent Event)
{
    /// <summary>
    /// That the request acted, and its answer; null without an <c>Idempotency-Key</c>. When the store has one of the
    /// same id already, it stores nothing of the change and throws <see cref="IdempotencyKeyUsedException"/>.
    /// </summary>
    public IdempotencyRecord? Idempotency { get; init; }
}
