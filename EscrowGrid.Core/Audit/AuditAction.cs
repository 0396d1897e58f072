namespace EscrowGrid.Core.Audit;

/// <summary>
/// A kind of audited act: its name in the audit trail, the type of the event that tells others, what it acts on, and
/// the HTTP status of its success (wire contract, section 13).
/// </summary>
public sealed record AuditAction
{
    public static readonly AuditAction InstitutionCreated = new("INSTITUTION_CREATED", "institution.created", 201);
    public static readonly AuditAction ApiKeyCreated = new("API_KEY_CREATED", "api_key.created", 201);
    public static readonly AuditAction ApiKeyRevoked = new("API_KEY_REVOKED", "api_key.revoked", 200);
    public static readonly AuditAction ApiKeyRotated = new("API_KEY_ROTATED", "api_key.rotated", 201);
    public static readonly AuditAction PolicyUpdated = new("POLICY_UPDATED", "policy.updated", 200);
    public static readonly AuditAction TemplateCreated = new("ASSET_TEMPLATE_CREATED", "asset_template.created", 201);
    public static readonly AuditAction AssetCreated = new("ASSET_CREATED", "asset.created", 201);
    public static readonly AuditAction PositionCreated =
        new("POSITION_CREATED", "position.created", 201) { IsAboutMoney = true };
    public static readonly AuditAction PositionTransitioned =
        new("POSITION_TRANSITIONED", "position.transitioned", 200) { IsAboutMoney = true };
    public static readonly AuditAction SettingsUpdated =
        new("INSTITUTION_SETTINGS_UPDATED", "institution.settings_updated", 200);
    public static readonly AuditAction ApprovalRequested = new("APPROVAL_REQUESTED", "approval.requested", 202);
    public static readonly AuditAction ApprovalGranted = new("APPROVAL_GRANTED", "approval.granted", 200);
    public static readonly AuditAction ApprovalRejected = new("APPROVAL_REJECTED", "approval.rejected", 200);
    public static readonly AuditAction WebhookCreated = new("WEBHOOK_CREATED", "webhook.created", 201);
    public static readonly AuditAction WebhookUpdated = new("WEBHOOK_UPDATED", "webhook.updated", 200);
    public static readonly AuditAction WebhookEnabled = new("WEBHOOK_ENABLED", "webhook.enabled", 200);
    public static readonly AuditAction WebhookDisabled = new("WEBHOOK_DISABLED", "webhook.disabled", 200);
    public static readonly AuditAction WebhookStopped = new("WEBHOOK_STOPPED", "webhook.stopped", 200);
    public static readonly AuditAction WebhookDeleted = new("WEBHOOK_DELETED", "webhook.deleted", 200);
    public static readonly AuditAction WebhookSecretRotated =
        new("WEBHOOK_SECRET_ROTATED", "webhook.secret_rotated", 201);
    public static readonly AuditAction WebhookTested = new("WEBHOOK_TESTED", "webhook.tested", 202);
    public static readonly AuditAction WebhookReplayed = new("WEBHOOK_REPLAYED", "webhook.replayed", 202);
    public static readonly AuditAction WebhookDeliveryCancelled =
        new("WEBHOOK_DELIVERY_CANCELLED", "webhook_delivery.cancelled", 200);
    public static readonly AuditAction EventsRetried = new("EVENTS_RETRIED", "consumer.retried", 202);
    public static readonly AuditAction EventSkipped = new("EVENT_SKIPPED", "consumer.skipped", 200);
    public static readonly AuditAction EventsReplayed = new("EVENTS_REPLAYED", "consumer.replayed", 202);
    public static readonly AuditAction ConsumerPaused = new("CONSUMER_PAUSED", "consumer.paused", 200);
    public static readonly AuditAction ConsumerResumed = new("CONSUMER_RESUMED", "consumer.resumed", 200);
    public static readonly AuditAction ChainFailed =
        new("ONCHAIN_LEDGER_FAILED", "chain_operation.failed", 500);
    public static readonly AuditAction ChainExhausted =
        new("ONCHAIN_LEDGER_RETRY_EXHAUSTED", "chain_operation.exhausted", 500);
    public static readonly AuditAction ChainRetried =
        new("ONCHAIN_OPERATION_RETRIED", "chain_operation.retried", 200);
    public static readonly AuditAction ChainSkipped =
        new("ONCHAIN_OPERATION_SKIPPED", "chain_operation.skipped", 200);

    // What users do, and what is done to them.
    public static readonly AuditAction UserSignedUp = new("USER_SIGNED_UP", "user.signed_up", 201);
    public static readonly AuditAction UserInvited = new("USER_INVITED", "user.invited", 201);
    public static readonly AuditAction UserInvitationRenewed =
        new("USER_INVITATION_RENEWED", "user.invitation_renewed", 201);
    public static readonly AuditAction UserJoined = new("USER_JOINED", "user.joined", 201);
    public static readonly AuditAction UserRoleChanged = new("USER_ROLE_CHANGED", "user.role_changed", 200);
    public static readonly AuditAction UserKycChanged = new("USER_KYC_CHANGED", "user.kyc_changed", 200);
    public static readonly AuditAction UserStateChanged = new("USER_STATE_CHANGED", "user.state_changed", 200);
    public static readonly AuditAction UserPayoutChanged = new("USER_PAYOUT_CHANGED", "user.payout_changed", 200);
    public static readonly AuditAction UserPasswordChanged =
        new("USER_PASSWORD_CHANGED", "user.password_changed", 200);
    public static readonly AuditAction UserTermsAccepted = new("USER_TERMS_ACCEPTED", "user.terms_accepted", 200);
    public static readonly AuditAction UserSignedIn = new("USER_SIGNED_IN", "user_session.opened", 200);
    public static readonly AuditAction UserSignedOut = new("USER_SIGNED_OUT", "user_session.ended", 200);
    public static readonly AuditAction UserSignedOutEverywhere =
        new("USER_SIGNED_OUT_EVERYWHERE", "user.signed_out", 200);
    public static readonly AuditAction SessionTokenReused =
        new("USER_REFRESH_TOKEN_REUSED", "user_session.token_reused", 401);

    public static readonly AuditAction ConcurrencyConflict = new("CONCURRENCY_CONFLICT", "position.conflict", 409);

    public static readonly AuditAction EscrowCommandAccepted =
        new("ESCROW_COMMAND_ACCEPTED", "escrow_command.accepted", 202) { IsAboutMoney = true };

    // What happened to an escrow, by the names of its events.
    public static readonly AuditAction EscrowCreated =
        new("ESCROW_CREATED", "escrow.created", 201) { IsAboutMoney = true };
    public static readonly AuditAction EscrowPaymentClaimed =
        new("ESCROW_PAYMENT_CLAIMED", "escrow.payment_claimed", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowPartlyFunded =
        new("ESCROW_PARTLY_FUNDED", "escrow.partly_funded", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowFundsHeld =
        new("ESCROW_FUNDS_HELD", "escrow.funds_held", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowPaymentReturned =
        new("ESCROW_PAYMENT_RETURNED", "escrow.payment_returned", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowDelivered =
        new("ESCROW_DELIVERED", "escrow.delivered", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowDisputed =
        new("ESCROW_DISPUTED", "escrow.disputed", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowMilestonesAgreed =
        new("ESCROW_MILESTONES_AGREED", "escrow.milestones_agreed", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowMilestoneMoved =
        new("ESCROW_MILESTONE_MOVED", "escrow.milestone_moved", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowCancelling =
        new("ESCROW_CANCELLING", "escrow.cancelling", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowOfferMade =
        new("ESCROW_OFFER_MADE", "escrow.offer_made", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowOfferDropped =
        new("ESCROW_OFFER_DROPPED", "escrow.offer_dropped", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowDisputeEscalated =
        new("ESCROW_DISPUTE_ESCALATED", "escrow.dispute_escalated", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowDisputeReviewed =
        new("ESCROW_DISPUTE_REVIEWED", "escrow.dispute_reviewed", 200) { IsAboutMoney = true };
    public static readonly AuditAction DisputeMessageWritten =
        new("DISPUTE_MESSAGE_WRITTEN", "dispute_message.written", 201);
    public static readonly AuditAction EvidenceAdded = new("EVIDENCE_ADDED", "evidence.added", 201);
    public static readonly AuditAction EvidenceVerified = new("EVIDENCE_VERIFIED", "evidence.verified", 200);
    public static readonly AuditAction EvidenceRefused = new("EVIDENCE_REFUSED", "evidence.refused", 200);
    public static readonly AuditAction EscrowDeadlineApproaching =
        new("ESCROW_DEADLINE_APPROACHING", "escrow.deadline_approaching", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowDeadlineHeldBack =
        new("ESCROW_DEADLINE_HELD_BACK", "escrow.deadline_held_back", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowSettling =
        new("ESCROW_SETTLING", "escrow.settling", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowDecisionWithdrawn =
        new("ESCROW_DECISION_WITHDRAWN", "escrow.decision_withdrawn", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowSettlementSubmitted =
        new("ESCROW_SETTLEMENT_SUBMITTED", "escrow.settlement_submitted", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowSettlementConfirmed =
        new("ESCROW_SETTLEMENT_CONFIRMED", "escrow.settlement_confirmed", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowSettlementFailed =
        new("ESCROW_SETTLEMENT_FAILED", "escrow.settlement_failed", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowSettlementRetried =
        new("ESCROW_SETTLEMENT_RETRIED", "escrow.settlement_retried", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowSettlementStopped =
        new("ESCROW_SETTLEMENT_STOPPED", "escrow.settlement_stopped", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowReleased =
        new("ESCROW_RELEASED", "escrow.released", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowRefunded =
        new("ESCROW_REFUNDED", "escrow.refunded", 200) { IsAboutMoney = true };
    public static readonly AuditAction EscrowCancelled =
        new("ESCROW_CANCELLED", "escrow.cancelled", 200) { IsAboutMoney = true };

    // What providers say of money in that somebody has to look at.
    public static readonly AuditAction PaymentHeld = new("PAYMENT_HELD", "payment.held", 200) { IsAboutMoney = true };
    public static readonly AuditAction PaymentReversed =
        new("PAYMENT_REVERSED", "payment.reversed", 200) { IsAboutMoney = true };
    public static readonly AuditAction PaymentRestored =
        new("PAYMENT_RESTORED", "payment.restored", 200) { IsAboutMoney = true };
    public static readonly AuditAction PaymentUnmatched =
        new("PAYMENT_UNMATCHED", "payment.unmatched", 200) { IsAboutMoney = true };
    public static readonly AuditAction PaymentFailed =
        new("PAYMENT_FAILED", "payment.failed", 200) { IsAboutMoney = true };

    // What staff decide about money that came in.
    public static readonly AuditAction FundsAccepted =
        new("FUNDS_ACCEPTED", "funds.accepted", 200) { IsAboutMoney = true };
    public static readonly AuditAction FundsReturned =
        new("FUNDS_RETURNED", "funds.returned", 200) { IsAboutMoney = true };
    public static readonly AuditAction FundsAttributed =
        new("FUNDS_ATTRIBUTED", "funds.attributed", 200) { IsAboutMoney = true };
    public static readonly AuditAction FundsDismissed =
        new("FUNDS_DISMISSED", "funds.dismissed", 200) { IsAboutMoney = true };
    public static readonly AuditAction ReconciliationBreakResolved =
        new("RECONCILIATION_BREAK_RESOLVED", "reconciliation_break.resolved", 200);

    // What operators do about the work behind all institutions.
    public static readonly AuditAction JobRetried = new("JOB_RETRIED", "job.retried", 200);
    public static readonly AuditAction JobsRetried = new("JOBS_RETRIED", "jobs.retried", 200);
    public static readonly AuditAction JobDeleted = new("JOB_DELETED", "job.deleted", 200);
    public static readonly AuditAction JobQueuePaused = new("JOB_QUEUE_PAUSED", "job_queue.paused", 200);
    public static readonly AuditAction JobQueueResumed = new("JOB_QUEUE_RESUMED", "job_queue.resumed", 200);
    public static readonly AuditAction ProviderWebhookProcessed =
        new("PROVIDER_WEBHOOK_PROCESSED", "provider_webhook.processed", 202);
    public static readonly AuditAction ProviderWebhookDismissed =
        new("PROVIDER_WEBHOOK_DISMISSED", "provider_webhook.dismissed", 200);
    public static readonly AuditAction ScheduleChanged = new("SCHEDULE_CHANGED", "schedule.changed", 200);
    public static readonly AuditAction ScheduleTriggered = new("SCHEDULE_TRIGGERED", "schedule.triggered", 202);

    // Requests that were refused before they reached anything: what they are about is the request itself.
    public static readonly AuditAction AuthenticationFailed = new("AUTH_FAILED", "request.unauthenticated", 401);
    public static readonly AuditAction AuthenticationForbidden = new("AUTH_FORBIDDEN", "request.forbidden", 403);
    public static readonly AuditAction RateLimited = new("RATE_LIMITED", "request.limited", 429);

    private AuditAction(string name, string eventType, int status) =>
        (Name, EventType, Status) = (name, eventType, status);

    public string Name { get; }

    /// <summary><c>resource.verb</c>.</summary>
    public string EventType { get; }

    public int Status { get; }

    /// <summary>
    /// Whether doing it twice would count money twice: what proves that it was done once is kept for ever.
    /// </summary>
    public bool IsAboutMoney { get; private init; }

    /// <summary>The resource part of the event type.</summary>
    public string ResourceType => EventType[..EventType.IndexOf('.')];
}
