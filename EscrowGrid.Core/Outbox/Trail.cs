using EscrowGrid.Core.Audit;

namespace EscrowGrid.Core.Outbox;

/// <summary>What every change leaves behind beside the new state, in the same transaction.</summary>
public sealed record Trail(AuditEvent Audit, OutboxMessage Message);
