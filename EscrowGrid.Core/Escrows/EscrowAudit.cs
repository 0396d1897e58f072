using EscrowGrid.Core.Audit;

namespace EscrowGrid.Core.Escrows;

/// <summary>What the audit trail and the event log call what happened to an escrow.</summary>
internal static class EscrowAudit
{
    public static AuditAction ActionOf(EscrowEventKind kind) => kind switch
    {
        EscrowEventKind.Created => AuditAction.EscrowCreated,
        EscrowEventKind.PaymentClaimed => AuditAction.EscrowPaymentClaimed,
        EscrowEventKind.PartlyFunded => AuditAction.EscrowPartlyFunded,
        EscrowEventKind.FundsHeld => AuditAction.EscrowFundsHeld,
        EscrowEventKind.PaymentReturned => AuditAction.EscrowPaymentReturned,
        EscrowEventKind.Delivered => AuditAction.EscrowDelivered,
        EscrowEventKind.Disputed => AuditAction.EscrowDisputed,
        EscrowEventKind.MilestonesAgreed => AuditAction.EscrowMilestonesAgreed,
        EscrowEventKind.MilestoneMoved => AuditAction.EscrowMilestoneMoved,
        EscrowEventKind.Cancelling => AuditAction.EscrowCancelling,
        EscrowEventKind.OfferMade => AuditAction.EscrowOfferMade,
        EscrowEventKind.OfferDropped => AuditAction.EscrowOfferDropped,
        EscrowEventKind.DisputeEscalated => AuditAction.EscrowDisputeEscalated,
        EscrowEventKind.DisputeReviewed => AuditAction.EscrowDisputeReviewed,
        EscrowEventKind.DeadlineApproaching => AuditAction.EscrowDeadlineApproaching,
        EscrowEventKind.DeadlineHeldBack => AuditAction.EscrowDeadlineHeldBack,
        EscrowEventKind.Settling => AuditAction.EscrowSettling,
        EscrowEventKind.DecisionWithdrawn => AuditAction.EscrowDecisionWithdrawn,
        EscrowEventKind.SettlementSubmitted => AuditAction.EscrowSettlementSubmitted,
        EscrowEventKind.SettlementConfirmed => AuditAction.EscrowSettlementConfirmed,
        EscrowEventKind.SettlementFailed => AuditAction.EscrowSettlementFailed,
        EscrowEventKind.SettlementRetried => AuditAction.EscrowSettlementRetried,
        EscrowEventKind.SettlementStopped => AuditAction.EscrowSettlementStopped,
        EscrowEventKind.Released => AuditAction.EscrowReleased,
        EscrowEventKind.Refunded => AuditAction.EscrowRefunded,
        EscrowEventKind.Cancelled => AuditAction.EscrowCancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nobody tells of it."),
    };
}
