using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Events;

/// <summary>
/// What an operator does to the work behind all institutions. It is audited like a change, but concerns no institution,
/// so no event tells of it.
/// </summary>
/// <param name="Action">What is done.</param>
/// <param name="ResourceId">To what.</param>
/// <param name="At">When, in UTC, whole milliseconds.</param>
/// <param name="Payload">The facts, and the operator's reason.</param>
public sealed record AuditedAct(AuditAction Action, string ResourceId, DateTimeOffset At, JsonText Payload);
