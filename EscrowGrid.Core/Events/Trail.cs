using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Events;

/// <summary>What every change leaves behind beside the new state, in the same transaction.</summary>
/// <param name="Audit">Who did what.</param>
/// <param name="Event">What others are told; null for what no event tells of (<see cref="AuditedAct"/>).</param>
public sealed record Trail(AuditEvent Audit, DomainEvent? Event)
{
    /// <summary>
    /// That the request acted, and its answer; null without an <c>Idempotency-Key</c>. When the store has one of the
    /// same id already, it stores nothing of the change and throws <see cref="IdempotencyKeyUsedException"/>.
    /// </summary>
    public IdempotencyRecord? Idempotency { get; init; }

    /// <summary>
    /// The jobs that follow from the change. Whoever has stored them raises <see cref="JobSignal"/>; else they wait for
    /// the workers' next look, a second at most.
    /// </summary>
    public IReadOnlyList<JobRequest> Jobs { get; init; } = [];

    /// <summary>That the change was a job's work; null for a request. A lost lease refuses the whole change.</summary>
    public JobAck? Ack { get; init; }
}
