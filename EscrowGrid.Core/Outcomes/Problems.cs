using static EscrowGrid.Core.Outcomes.ProblemStatus;

namespace EscrowGrid.Core.Outcomes;

/// <summary>The registry of all problems (style rule 13). Titles are wire contract: clients compare them.</summary>
public static class Problems
{
    private static readonly List<ProblemKind> Registered = [];

    // The request as such.
    public static readonly ProblemKind MalformedJson =
        New("MALFORMED_JSON", BadRequest, "Malformed JSON in request body");
    public static readonly ProblemKind BadHttpRequest = New("BAD_REQUEST", BadRequest, "Bad request");
    public static readonly ProblemKind ValidationFailed = New("VALIDATION_FAILED", BadRequest, "Validation failed");
    public static readonly ProblemKind InvalidPagination =
        New("INVALID_PAGINATION", BadRequest, "Invalid pagination parameters");
    public static readonly ProblemKind RouteNotFound = New("ROUTE_NOT_FOUND", NotFound, "Not found");
    public static readonly ProblemKind MethodNotAllowed = New("METHOD_NOT_ALLOWED", 405, "Method not allowed");
    public static readonly ProblemKind BodyTooLarge = New("BODY_TOO_LARGE", 413, "Request body too large");
    public static readonly ProblemKind UnsupportedMediaType =
        New("UNSUPPORTED_MEDIA_TYPE", 415, "Content-Type must be application/json");

    public static readonly ProblemKind NdjsonRequired =
        New("NDJSON_REQUIRED", 415, "Content-Type must be application/x-ndjson");
    public static readonly ProblemKind BulkTooLarge = New("BULK_TOO_LARGE", 413, "Bulk request too large");
    public static readonly ProblemKind InvalidIfMatch = New("INVALID_IF_MATCH", BadRequest, "Invalid If-Match");

    // Idempotency-Key (ADR 3).
    public static readonly ProblemKind InvalidIdempotencyKey =
        New("INVALID_IDEMPOTENCY_KEY", BadRequest, "Invalid Idempotency-Key");
    public static readonly ProblemKind IdempotencyKeyReused =
        New("IDEMPOTENCY_KEY_REUSED", 422, "Idempotency-Key was used with another request body");
    public static readonly ProblemKind IdempotencyKeyInUse =
        New("IDEMPOTENCY_KEY_IN_USE", 409, "A request with this Idempotency-Key is still running");
    public static readonly ProblemKind ApiKeyShownOnce =
        New("API_KEY_SHOWN_ONCE", 409, "API key was created and cannot be shown again");

    public static readonly ProblemKind WebhookSecretShownOnce =
        New("WEBHOOK_SECRET_SHOWN_ONCE", 409, "Webhook secret was created and cannot be shown again");

    public static readonly ProblemKind InvitationShownOnce =
        New("INVITATION_SHOWN_ONCE", 409, "User was invited and the invitation cannot be shown again");

    // Our own failures: nothing of the cause is told.
    public static readonly ProblemKind Internal = New("INTERNAL_ERROR", 500, "Internal server error");
    public static readonly ProblemKind Unavailable = New("UNAVAILABLE", 503, "Service temporarily unavailable");

    // Who is calling (section 2).
    public static readonly ProblemKind MissingApiKey = New("MISSING_API_KEY", Unauthorized, "Missing API key");
    public static readonly ProblemKind InvalidApiKey = New("INVALID_API_KEY", Unauthorized, "Invalid API key");
    public static readonly ProblemKind TokenInvalid = New("TOKEN_INVALID", Unauthorized, "Invalid access token");
    public static readonly ProblemKind TokenExpired = New("TOKEN_EXPIRED", Unauthorized, "Access token has expired");
    public static readonly ProblemKind SessionEnded = New("SESSION_ENDED", Unauthorized, "Session has ended");
    public static readonly ProblemKind InvalidCredentials =
        New("INVALID_CREDENTIALS", Unauthorized, "E-mail or password is wrong");
    public static readonly ProblemKind RefreshTokenInvalid =
        New("REFRESH_TOKEN_INVALID", Unauthorized, "Invalid refresh token");
    public static readonly ProblemKind RefreshTokenReused =
        New("REFRESH_TOKEN_REUSED", Unauthorized, "Refresh token was used before: the session has ended");
    public static readonly ProblemKind RootKeyAddressNotAllowed = New("ROOT_KEY_IP_NOT_ALLOWED", Denied, "Forbidden");

    // How often (section 11).
    public static readonly ProblemKind SignInBusy = New("SIGN_IN_BUSY", 503, "Too many sign in at the moment");
    public static readonly ProblemKind SignInLimited =
        New("SIGN_IN_RATE_LIMITED", 429, "Rate limit exceeded for signing in");
    public static readonly ProblemKind RateLimited = New("RATE_LIMIT_EXCEEDED", 429, "Rate limit exceeded");
    public static readonly ProblemKind KeyCreationLimited =
        New("KEY_CREATION_RATE_LIMITED", 429, "Rate limit exceeded for API key creation");
    public static readonly ProblemKind InstitutionCreationLimited =
        New("INSTITUTION_CREATION_RATE_LIMITED", 429, "Rate limit exceeded for institution creation");
    public static readonly ProblemKind AuthenticationLimited =
        New("AUTHENTICATION_RATE_LIMITED", 429, "Rate limit exceeded for failed authentication");

    // What the caller may do (section 2).
    public static readonly ProblemKind Forbidden = New("FORBIDDEN", Denied, "Forbidden");
    public static readonly ProblemKind WriteForbidden =
        New("WRITE_FORBIDDEN", Denied, "Write access forbidden for read_only API key");
    public static readonly ProblemKind InstitutionForbidden =
        New("INSTITUTION_FORBIDDEN", Denied, "Forbidden to access this institution");
    public static readonly ProblemKind KeyCreationForbidden =
        New("API_KEY_CREATION_FORBIDDEN", Denied, "Forbidden to create API keys for this institution");
    public static readonly ProblemKind KeyListForbidden =
        New("API_KEY_LIST_FORBIDDEN", Denied, "Forbidden to list API keys for this institution");
    public static readonly ProblemKind KeyRevocationForbidden =
        New("API_KEY_REVOCATION_FORBIDDEN", Denied, "Forbidden to revoke API keys for this institution");
    public static readonly ProblemKind KeyRotationForbidden =
        New("API_KEY_ROTATION_FORBIDDEN", Denied, "Forbidden to rotate API keys for this institution");
    public static readonly ProblemKind ScopeMissing = New("SCOPE_MISSING", Denied, "Forbidden: API key lacks a scope");
    public static readonly ProblemKind ApiKeyRequired =
        New("API_KEY_REQUIRED", Denied, "Forbidden: users cannot do this, API keys can");
    public static readonly ProblemKind UserRequired =
        New("USER_REQUIRED", Denied, "Forbidden: API keys cannot do this, users can");
    public static readonly ProblemKind UserRoleRequired =
        New("USER_ROLE_REQUIRED", Denied, "Forbidden for the role of this user");
    public static readonly ProblemKind UserManagementForbidden =
        New("USER_MANAGEMENT_FORBIDDEN", Denied, "Forbidden to manage this user");
    public static readonly ProblemKind UserStopped = New("USER_STOPPED", Denied, "User account is stopped");
    public static readonly ProblemKind SignUpClosed = New("SIGN_UP_CLOSED", Denied, "Sign-up is closed");
    public static readonly ProblemKind TermsUpdateRequired =
        New("TERMS_UPDATE_REQUIRED", Denied, "Current terms must be accepted first");
    public static readonly ProblemKind PoliciesForbidden =
        New("POLICIES_FORBIDDEN", Denied, "Forbidden to access policies for this institution");
    public static readonly ProblemKind PolicyChangeForbidden =
        New("POLICY_CHANGE_FORBIDDEN", Denied, "Forbidden to modify policies for this institution");
    public static readonly ProblemKind TemplateForbidden =
        New("TEMPLATE_FORBIDDEN", Denied, "Forbidden to access this asset template");
    public static readonly ProblemKind AssetForbidden =
        New("ASSET_FORBIDDEN", Denied, "Forbidden to access this asset");
    public static readonly ProblemKind PositionForbidden =
        New("POSITION_FORBIDDEN", Denied, "Forbidden to access this position");
    public static readonly ProblemKind TransitionForbidden =
        New("TRANSITION_FORBIDDEN", Denied, "Forbidden to transition this position");
    public static readonly ProblemKind LedgerForbidden =
        New("LEDGER_FORBIDDEN", Denied, "Forbidden to access ledger events for this position");

    public static readonly ProblemKind MetricsForbidden =
        New("METRICS_FORBIDDEN", Denied, "Forbidden: metrics are root-only");

    public static readonly ProblemKind SettingsForbidden =
        New("SETTINGS_FORBIDDEN", Denied, "Forbidden to access settings of this institution");
    public static readonly ProblemKind SettingsChangeForbidden =
        New("SETTINGS_CHANGE_FORBIDDEN", Denied, "Forbidden to modify settings of this institution");
    public static readonly ProblemKind ApprovalForbidden =
        New("APPROVAL_FORBIDDEN", Denied, "Forbidden to access this approval");
    public static readonly ProblemKind ApprovalByRequester =
        New("APPROVAL_BY_REQUESTER", Denied, "Approval needs another API key than the request");

    public static readonly ProblemKind WebhooksForbidden =
        New("WEBHOOKS_FORBIDDEN", Denied, "Forbidden to manage webhooks of this institution");

    // What is not there.
    public static readonly ProblemKind MetricsDisabled =
        New("METRICS_DISABLED", NotFound, "Metrics disabled by configuration");
    public static readonly ProblemKind InstitutionNotFound =
        New("INSTITUTION_NOT_FOUND", NotFound, "Institution not found");
    public static readonly ProblemKind KeyNotFound =
        New("API_KEY_NOT_FOUND", NotFound, "API key not found or already revoked");
    public static readonly ProblemKind TemplateNotFound =
        New("TEMPLATE_NOT_FOUND", NotFound, "Asset template not found");
    public static readonly ProblemKind AssetNotFound = New("ASSET_NOT_FOUND", NotFound, "Asset not found");
    public static readonly ProblemKind PositionNotFound = New("POSITION_NOT_FOUND", NotFound, "Position not found");
    public static readonly ProblemKind LedgerEventNotFound =
        New("LEDGER_EVENT_NOT_FOUND", NotFound, "Ledger event not found");
    public static readonly ProblemKind TooManyStreams = New("TOO_MANY_STREAMS", 429, "Too many event streams");
    public static readonly ProblemKind AuditForbidden =
        New("AUDIT_FORBIDDEN", Denied, "Forbidden to read the audit trail with a read_only API key");
    public static readonly ProblemKind ApprovalNotFound = New("APPROVAL_NOT_FOUND", NotFound, "Approval not found");
    public static readonly ProblemKind WebhookNotFound = New("WEBHOOK_NOT_FOUND", NotFound, "Webhook not found");
    public static readonly ProblemKind DeliveryNotFound =
        New("WEBHOOK_DELIVERY_NOT_FOUND", NotFound, "Webhook delivery not found");
    public static readonly ProblemKind ConsumerNotFound =
        New("CONSUMER_NOT_FOUND", NotFound, "Event consumer not found");
    public static readonly ProblemKind RelayItemNotFound =
        New("RELAY_ITEM_NOT_FOUND", NotFound, "No such event waits for the consumer");
    public static readonly ProblemKind ChainOperationNotFound =
        New("CHAIN_OPERATION_NOT_FOUND", NotFound, "Chain operation not found");
    public static readonly ProblemKind PolicyNotFound = New("POLICY_NOT_FOUND", NotFound, "Policy not found");

    public static readonly ProblemKind JobNotFound = New("JOB_NOT_FOUND", NotFound, "Job not found");

    public static readonly ProblemKind UserNotFound = New("USER_NOT_FOUND", NotFound, "User not found");
    public static readonly ProblemKind SessionNotFound = New("SESSION_NOT_FOUND", NotFound, "Session not found");

    // What operators are refused.
    public static readonly ProblemKind JobStateForbids =
        New("JOB_STATE_FORBIDS", 409, "The state of the job does not allow it");
    public static readonly ProblemKind JobHasTwin =
        New("JOB_HAS_TWIN", 409, "Another job with the same dedup key waits or runs");
    public static readonly ProblemKind DeliveryEnded =
        New("WEBHOOK_DELIVERY_ENDED", 409, "The webhook delivery has ended");
    public static readonly ProblemKind ScheduleNotFound = New("SCHEDULE_NOT_FOUND", NotFound, "Schedule not found");
    public static readonly ProblemKind ScheduleRuns =
        New("SCHEDULE_RUNS", 409, "The last run of the schedule has not ended");

    // What the domain refuses (sections 5 to 8).
    public static readonly ProblemKind InvalidInstitutionContext =
        New("INVALID_INSTITUTION_CONTEXT", BadRequest, "Invalid institution context");
    public static readonly ProblemKind TemplateRefused =
        New("TEMPLATE_REFUSED", BadRequest, "Failed to create asset template");
    public static readonly ProblemKind AssetRefused = New("ASSET_REFUSED", BadRequest, "Failed to create asset");
    public static readonly ProblemKind PositionAssetNotFound =
        New("POSITION_ASSET_NOT_FOUND", BadRequest, "Asset not found for institution");
    public static readonly ProblemKind BelowPolicyMinimum =
        New("BELOW_POLICY_MINIMUM", BadRequest, "Amount below minimum for policy");
    public static readonly ProblemKind AbovePolicyMaximum =
        New("ABOVE_POLICY_MAXIMUM", BadRequest, "Amount above maximum for policy");
    public static readonly ProblemKind CurrencyOutsidePolicy =
        New("CURRENCY_OUTSIDE_POLICY", BadRequest, "Currency not allowed by policy");
    public static readonly ProblemKind RegionOutsideInstitution =
        New("REGION_OUTSIDE_INSTITUTION", BadRequest, "Region not among those of the institution");
    public static readonly ProblemKind VerticalOutsideInstitution =
        New("VERTICAL_OUTSIDE_INSTITUTION", BadRequest, "Vertical not among those of the institution");
    public static readonly ProblemKind BelowTemplateMinimum =
        New("BELOW_TEMPLATE_MINIMUM", BadRequest, "Amount below minimum for template");
    public static readonly ProblemKind AboveTemplateMaximum =
        New("ABOVE_TEMPLATE_MAXIMUM", BadRequest, "Amount above maximum for template");
    public static readonly ProblemKind CurrencyOutsideTemplate =
        New("CURRENCY_OUTSIDE_TEMPLATE", BadRequest, "Currency not allowed by template");
    public static readonly ProblemKind ExpiryBeyondTenor =
        New("EXPIRY_BEYOND_TENOR", BadRequest, "Expiry beyond the longest tenor");
    public static readonly ProblemKind TransitionBlocked =
        New("TRANSITION_BLOCKED", 409, "Transition blocked by policy");
    public static readonly ProblemKind PositionPastExpiry =
        New("POSITION_PAST_EXPIRY", 409, "Position is past its expiry");
    public static readonly ProblemKind ApprovalRequired =
        New("APPROVAL_REQUIRED", 409, "Transition needs approval by a second API key");
    public static readonly ProblemKind ApprovalNotPending = New("APPROVAL_NOT_PENDING", 409, "Approval is not pending");
    public static readonly ProblemKind WebhookLimitReached = New("WEBHOOK_LIMIT_REACHED", 409, "Webhook limit reached");
    public static readonly ProblemKind WebhookDisabled = New("WEBHOOK_DISABLED", 409, "Webhook is disabled");
    public static readonly ProblemKind ReplayTooLarge = New("REPLAY_TOO_LARGE", 422, "Replay is too large");
    public static readonly ProblemKind ChainOperationState =
        New("CHAIN_OPERATION_STATE", 409, "Chain operation is in another state");
    public static readonly ProblemKind KeyLimitReached = New("API_KEY_LIMIT_REACHED", 409, "API key limit reached");
    public static readonly ProblemKind KeyAlreadyRotated =
        New("API_KEY_ALREADY_ROTATED", 409, "API key was already rotated");
    public static readonly ProblemKind TransitionRefused =
        New("TRANSITION_REFUSED", BadRequest, "Failed to transition position");
    public static readonly ProblemKind AmountAboveRemaining =
        New("AMOUNT_ABOVE_REMAINING", BadRequest, "Amount above remaining amount");
    public static readonly ProblemKind ReferenceTaken =
        New("EXTERNAL_REFERENCE_TAKEN", 409, "External reference is already used");
    public static readonly ProblemKind EmailTaken = New("EMAIL_TAKEN", 409, "E-mail is already used");
    public static readonly ProblemKind InvitationInvalid =
        New("INVITATION_INVALID", BadRequest, "Invitation is unknown, used or past its end");
    public static readonly ProblemKind TermsNotAccepted =
        New("TERMS_NOT_ACCEPTED", 422, "Current terms must be accepted");
    public static readonly ProblemKind UserStateForbids =
        New("USER_STATE_FORBIDS", 409, "The state of the user does not allow it");
    public static readonly ProblemKind PreconditionFailed = New("PRECONDITION_FAILED", 412, "Precondition failed");
    public static readonly ProblemKind ConcurrencyConflict =
        New("CONCURRENCY_CONFLICT", 409, "Concurrent modification detected");
    public static readonly ProblemKind InvalidRegion = New("INVALID_REGION", BadRequest, "Invalid region");
    public static readonly ProblemKind LedgerNeedsPosition =
        New("LEDGER_NEEDS_POSITION", BadRequest, "positionId is required for non-root ledger queries");

    // Escrows.
    public static readonly ProblemKind EscrowNotFound = New("ESCROW_NOT_FOUND", NotFound, "Escrow not found");
    public static readonly ProblemKind CommandNotFound = New("COMMAND_NOT_FOUND", NotFound, "Command not found");
    public static readonly ProblemKind ContractTaken =
        New("DUPLICATE_ESCROW_FOR_CONTRACT", 409, "Contract has an escrow already");
    public static readonly ProblemKind PartiesEqual = New("PARTIES_EQUAL", 422, "Buyer and seller are the same");
    public static readonly ProblemKind FeatureDisabled =
        New("FEATURE_DISABLED", Denied, "Not offered by this installation");
    public static readonly ProblemKind KycRequired = New("KYC_REQUIRED", Denied, "Parties have to be verified first");
    public static readonly ProblemKind PartyNotFound =
        New("PARTY_NOT_FOUND", 422, "Party is no active user of the institution");
    public static readonly ProblemKind PayoutDestinationMissing =
        New("PAYOUT_DESTINATION_MISSING", 422, "Seller has no usable payout destination");
    public static readonly ProblemKind PayoutDestinationMismatch =
        New("PAYOUT_DESTINATION_MISMATCH", 422, "Payout destination is not the seller's");
    public static readonly ProblemKind FeeMismatch = New("FEE_MISMATCH", 422, "Fee is not the one that is computed");
    public static readonly ProblemKind RailMismatch = New("RAIL_MISMATCH", 422, "Rail is not the one for this amount");
    public static readonly ProblemKind EscrowTransitionRefused =
        New("INVALID_STATE_TRANSITION", 409, "Escrow is in another state");
    public static readonly ProblemKind EscrowActionForbidden =
        New("ESCROW_ACTION_FORBIDDEN", Denied, "Not allowed to do this to the escrow");
    public static readonly ProblemKind EscrowHasMilestones =
        New("ESCROW_HAS_MILESTONES", 409, "Escrow is divided into milestones");
    public static readonly ProblemKind MilestoneSumMismatch =
        New("MILESTONE_SUM_MISMATCH", 422, "Milestones do not sum up to the amount");
    public static readonly ProblemKind MilestonesRefused =
        New("MILESTONES_REFUSED", 422, "Escrow cannot be divided like this");
    public static readonly ProblemKind OfferNotStanding = New("OFFER_NOT_STANDING", 409, "Offer is not standing");
    public static readonly ProblemKind DisputeNotFound = New("DISPUTE_NOT_FOUND", NotFound, "Dispute not found");
    public static readonly ProblemKind EvidenceNotFound = New("EVIDENCE_NOT_FOUND", NotFound, "Evidence not found");
    public static readonly ProblemKind EvidenceFull = New("EVIDENCE_FULL", 409, "Escrow has enough evidence");
    public static readonly ProblemKind EvidenceLocked = New("EVIDENCE_LOCKED", 409, "Evidence is not taken now");
    public static readonly ProblemKind EvidenceNotUploaded =
        New("EVIDENCE_NOT_UPLOADED", 409, "Evidence is not uploaded");
    public static readonly ProblemKind EvidenceMismatch =
        New("EVIDENCE_MISMATCH", 422, "Evidence is not what was announced");
    public static readonly ProblemKind EvidenceUnavailable =
        New("EVIDENCE_UNAVAILABLE", 503, "Storage of evidence is not available");
    public static readonly ProblemKind SettlementInProgress =
        New("SETTLEMENT_IN_PROGRESS", 409, "Money of the escrow is on its way out");
    public static readonly ProblemKind SettlementNotFound =
        New("SETTLEMENT_NOT_FOUND", NotFound, "Settlement not found");
    public static readonly ProblemKind SettlementRecorded =
        New("SETTLEMENT_RECORDED", 409, "Settlement is in another state");
    public static readonly ProblemKind OverSettlement = New("OVER_SETTLEMENT", 422, "Amount above held amount");
    public static readonly ProblemKind SplitRefused = New("SPLIT_REFUSED", 422, "Amount cannot be split like this");
    public static readonly ProblemKind CurrencyMismatch = New("CURRENCY_MISMATCH", 422, "Currency is another one");
    public static readonly ProblemKind PaymentRecorded = New("PAYMENT_RECORDED", 409, "Payment is already recorded");
    public static readonly ProblemKind DeadlineNotStanding =
        New("DEADLINE_NOT_STANDING", 409, "Deadline is not standing");

    // Money that comes in.
    public static readonly ProblemKind PaymentNotAwaited =
        New("PAYMENT_NOT_AWAITED", 409, "Nothing is to be paid for the escrow");
    public static readonly ProblemKind CollectionRefused =
        New("COLLECTION_REFUSED", 409, "The payment provider will not collect for the escrow");
    public static readonly ProblemKind RailUnavailable =
        New("PAYMENT_PROVIDER_UNAVAILABLE", 503, "The payment provider does not answer");
    public static readonly ProblemKind RailNotConfigured =
        New("RAIL_NOT_CONFIGURED", NotFound, "The payment rail is not configured");
    public static readonly ProblemKind NoticeNotSigned =
        New("WEBHOOK_SIGNATURE_MISSING", BadRequest, "Webhook signature is missing or malformed");
    public static readonly ProblemKind NoticeSignatureInvalid =
        New("WEBHOOK_SIGNATURE_INVALID", 401, "Webhook signature is invalid");
    public static readonly ProblemKind NoticeStale =
        New("WEBHOOK_SIGNATURE_STALE", 401, "Webhook was not signed just now");
    public static readonly ProblemKind NoticeUnreadable =
        New("WEBHOOK_UNREADABLE", BadRequest, "Webhook is not an event");
    public static readonly ProblemKind ProviderWebhookNotFound =
        New("PROVIDER_WEBHOOK_NOT_FOUND", NotFound, "Provider's webhook not found");
    public static readonly ProblemKind ProviderWebhookStateRefused =
        New("PROVIDER_WEBHOOK_STATE_REFUSED", 409, "Provider's webhook is in another state");
    public static readonly ProblemKind FundsNotFound = New("FUNDS_NOT_FOUND", NotFound, "Funds not found");
    public static readonly ProblemKind FundsStateRefused =
        New("FUNDS_STATE_REFUSED", 409, "Funds are in another state");
    public static readonly ProblemKind FundsAssetRefused =
        New("FUNDS_ASSET_REFUSED", 422, "Funds are of an asset that escrows do not know");

    public static readonly ProblemKind ApprovalNeedsPerson =
        New("APPROVAL_NEEDS_PERSON", Denied, "Approval is given by a user, not by a key");
    public static readonly ProblemKind ApprovalBySamePerson =
        New("APPROVAL_BY_SAME_PERSON", Denied, "Approval needs another person than the request");
    public static readonly ProblemKind ApprovalRejected = New("APPROVAL_REJECTED", 409, "A second person rejected it");
    public static readonly ProblemKind ApprovalExpired = New("APPROVAL_EXPIRED", 409, "Nobody agreed in time");
    public static readonly ProblemKind EscrowChanged = New("ESCROW_CHANGED", 409, "Escrow has changed since then");
    public static readonly ProblemKind BreakNotFound =
        New("RECONCILIATION_BREAK_NOT_FOUND", NotFound, "Reconciliation break not found");
    public static readonly ProblemKind BreakResolved =
        New("RECONCILIATION_BREAK_RESOLVED", 409, "Reconciliation break is resolved already");

    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<ProblemKind> All => Registered;

    /// <summary>By the code under which a refusal was stored.</summary>
    /// <exception cref="KeyNotFoundException">There is no such problem, and never was: codes stay.</exception>
    public static ProblemKind Of(string code) =>
        Registered.Find(kind => kind.Code == code)
        ?? throw new KeyNotFoundException($"No problem has the code {code}.");

    private static ProblemKind New(string code, int status, string title)
    {
        Registered.Add(new ProblemKind(code, status, title));
        return Registered[^1];
    }
}
