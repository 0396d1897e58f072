using EscrowGrid.Core.Idempotency;

namespace EscrowGrid.Core.Audit;

/// <summary>
/// What an operator's act leaves behind, in the transaction of the act. It concerns the work behind all institutions,
/// so there is no event that would tell one of them.
/// </summary>
/// <param name="Audit">Who acted, on what, and why.</param>
/// <param name="Idempotency">That the request acted, and its answer; null without an <c>Idempotency-Key</c>.</param>
public sealed record OperatorAct(AuditEvent Audit, IdempotencyRecord? Idempotency);
