using EscrowGrid.Api.ApiKeys;
using EscrowGrid.Api.Approvals;
using EscrowGrid.Api.Assets;
using EscrowGrid.Api.Audit;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Chain;
using EscrowGrid.Api.Collections;
using EscrowGrid.Api.Escrows;
using EscrowGrid.Api.Events;
using EscrowGrid.Api.Instances;
using EscrowGrid.Api.Institutions;
using EscrowGrid.Api.Jobs;
using EscrowGrid.Api.Ledger;
using EscrowGrid.Api.Policies;
using EscrowGrid.Api.Positions;
using EscrowGrid.Api.Reconciliation;
using EscrowGrid.Api.Relay;
using EscrowGrid.Api.Templates;
using EscrowGrid.Api.Users;
using EscrowGrid.Api.Webhooks;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.Core.Relay;
using EscrowGrid.Core.Templates;
using EscrowGrid.Core.Users;
using EscrowGrid.Core.Webhooks;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>
/// What texts of answers are: their types are plain strings, written out already, and a name of a property means the
/// same everywhere.
/// </summary>
internal static class PropertySchemas
{
    private static readonly Dictionary<Type, OpenApiSchema> Ids = new()
    {
        [typeof(InstitutionResponse)] = Schemas.Id(InstitutionId.Prefix),
        [typeof(ApiKeyResponse)] = Schemas.Id(ApiKeyId.Prefix),
        [typeof(UserResponse)] = Schemas.Id(UserId.Prefix),
        [typeof(SessionResponse)] = Schemas.Id(SessionId.Prefix),
        [typeof(PolicyResponse)] = Schemas.Id(PolicyId.Prefix),
        [typeof(TemplateResponse)] = Schemas.Id(TemplateId.Prefix),
        [typeof(AssetResponse)] = Schemas.Id(AssetId.Prefix),
        [typeof(PositionResponse)] = Schemas.Id(PositionId.Prefix),
        [typeof(PositionEventResponse)] = Schemas.Id(PositionEventId.Prefix),
        [typeof(LedgerEventResponse)] = Schemas.Id(LedgerEventId.Prefix),
        [typeof(CloudEventResponse)] = Schemas.Id(DomainEventId.Prefix),
        [typeof(AuditEventResponse)] = Schemas.Id(AuditEventId.Prefix),
        [typeof(FundsResponse)] = Schemas.Id(FundsId.Prefix),
        [typeof(BreakResponse)] = Schemas.Id(BreakId.Prefix),
        [typeof(ProviderWebhookResponse)] = Schemas.Id(ProviderEventId.Prefix),
        [typeof(ProcessedWebhookResponse)] = Schemas.Id(ProviderEventId.Prefix),
        [typeof(EscrowApprovalResponse)] = Schemas.Id(ApprovalId.Prefix),
        [typeof(EscrowEventResponse)] = Schemas.Id(LedgerEventId.Prefix),
        [typeof(ApprovalResponse)] = Schemas.Id(ApprovalId.Prefix),
        [typeof(WebhookResponse)] = Schemas.Id(WebhookId.Prefix),
        [typeof(DeliveryResponse)] = Schemas.Id(WebhookDeliveryId.Prefix),
        [typeof(ChainOperationResponse)] = Schemas.Id(ChainOperationId.Prefix),
        [typeof(JobResponse)] = Schemas.Id(JobId.Prefix),
    };

    private static readonly Dictionary<string, OpenApiSchema> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["institutionId"] = Schemas.Id(InstitutionId.Prefix),
        ["apiKeyId"] = Schemas.Id(ApiKeyId.Prefix),
        ["userId"] = Schemas.Id(UserId.Prefix),
        ["sessionId"] = Schemas.Id(SessionId.Prefix),
        ["replacedBy"] = Schemas.Id(ApiKeyId.Prefix),
        ["templateId"] = Schemas.Id(TemplateId.Prefix),
        ["assetId"] = Schemas.Id(AssetId.Prefix),
        ["positionId"] = Schemas.Id(PositionId.Prefix),
        ["escrowId"] = Schemas.Id(EscrowId.Prefix),
        ["commandId"] = Schemas.Id(CommandId.Prefix),
        ["disputeId"] = Schemas.Id(DisputeId.Prefix),
        ["settlementId"] = Schemas.Id(SettlementId.Prefix),
        ["buyerId"] = Schemas.Id(UserId.Prefix),
        ["sellerId"] = Schemas.Id(UserId.Prefix),
        ["webhookId"] = Schemas.Id(WebhookId.Prefix),
        ["jobId"] = Schemas.Id(JobId.Prefix),
        ["eventId"] = Schemas.Id(DomainEventId.Prefix),
        ["state"] = States(),
        ["fromState"] = States(),
        ["toState"] = States(),
        ["previousState"] = States(),
        ["newState"] = States(),
        ["region"] = Schemas.Options(WireName<Region>.All),
        ["vertical"] = Schemas.Options(WireName<Vertical>.All),
        ["regions"] = Schemas.Options(WireName<Region>.All),
        ["verticals"] = Schemas.Options(WireName<Vertical>.All),
        ["currency"] = Schemas.Options(Currency.Codes.Order(StringComparer.Ordinal)),
        ["allowedCurrencies"] = Schemas.Options(Currency.Codes.Order(StringComparer.Ordinal)),
        ["scopes"] = Schemas.Options(ScopeNames.All),
        ["role"] = Schemas.Options(Roles.OfKeys),
        ["hash"] = Schemas.Hash(),
        ["previousHash"] = Schemas.Hash(),
        ["leafHash"] = Schemas.Hash(),
        ["root"] = Schemas.Hash(),
        ["side"] = Schemas.Options(["left", "right"]),
        ["outcome"] = Schemas.Options(["success", "failure"]),
    };

    private static readonly Dictionary<(Type Type, string Name), OpenApiSchema> Own = new()
    {
        [(typeof(CallerResponse), "role")] = Schemas.Options(["root", Roles.Admin, Roles.ReadOnly, "user"]),
        [(typeof(CallerResponse), "userRole")] = Schemas.Options(WireName<UserRole>.All),
        [(typeof(InstanceResponse), "role")] = Schemas.Options(["api", "all"]),
        [(typeof(InstanceResponse), "state")] = Schemas.Options(HealthPaths.States),
        [(typeof(UserResponse), "role")] = Schemas.Options(WireName<UserRole>.All),
        [(typeof(UserResponse), "state")] = Schemas.Options(WireName<UserState>.All),
        [(typeof(UserResponse), "kycTier")] = Schemas.Options(WireName<KycTier>.All),
        [(typeof(SessionResponse), "endReason")] = Schemas.Options(WireName<SessionEnd>.All),
        [(typeof(TemplateResponse), "code")] = Schemas.Options(WireName<TemplateCode>.All),
        [(typeof(LedgerEventResponse), "kind")] = Schemas.Options(WireName<LedgerEventKind>.All),
        [(typeof(AccountBalanceResponse), "account")] = Schemas.Options(WireName<AccountKind>.All),
        [(typeof(StatementLineResponse), "otherAccount")] = Schemas.Options(WireName<AccountKind>.All),
        [(typeof(StatementLineResponse), "ledgerEventId")] = Schemas.Id(LedgerEventId.Prefix),
        [(typeof(StatementLineResponse), "direction")] =
            Schemas.Options([StatementLineResponse.Credit, StatementLineResponse.Debit]),
        [(typeof(AllowedActionResponse), "action")] = States(),
        [(typeof(RelayItemResponse), "state")] = Schemas.Options(WireName<RelayItemState>.All),
        [(typeof(WebhookResponse), "state")] = Schemas.Options(WebhookResponse.States),
        [(typeof(DeliveryResponse), "state")] = Schemas.Options(WireName<DeliveryState>.All),
        [(typeof(ChainOperationResponse), "kind")] = Schemas.Options(WireName<LedgerEventKind>.All),
        [(typeof(ChainOperationResponse), "state")] = Schemas.Options(WireName<MirrorState>.All),
        [(typeof(ChainOperationResponse), "ledgerEventId")] = Schemas.Id(LedgerEventId.Prefix),
        [(typeof(LedgerMirrorResponse), "state")] = Schemas.Options(WireName<MirrorState>.All),
        [(typeof(ApprovalResponse), "state")] = Schemas.Options(WireName<ApprovalState>.All),
        [(typeof(JobResponse), "state")] = Schemas.Options(WireName<JobState>.All),
        [(typeof(JobResponse), "lane")] = Schemas.Options(WireName<JobLane>.All),
        [(typeof(JobResponse), "priority")] = Schemas.Options(WireName<JobPriority>.All),
        [(typeof(ScheduleRunResponse), "outcome")] = Schemas.Options(WireName<ScheduleOutcome>.All),
        [(typeof(JobActResponse), "state")] = Schemas.Options(WireName<JobState>.All),
    };

    private static readonly Dictionary<(Type Type, string Name), OpenApiSchema> OfEscrows = new()
    {
        [(typeof(EscrowResponse), "status")] = Schemas.Options(WireName<EscrowState>.All),
        [(typeof(PartiesKycResponse), "required")] = Schemas.Options(WireName<KycTier>.All),
        [(typeof(KycStandingResponse), "tier")] = Schemas.Options(WireName<KycTier>.All),
        [(typeof(EscrowResponse), "rail")] = Schemas.Options(WireName<Rail>.All),
        [(typeof(EscrowResponse), "currency")] = Schemas.Options([Currency.Usd.Code, Currency.Usdc.Code]),
        [(typeof(EscrowResponse), "amount")] = Schemas.Cents(),
        [(typeof(EscrowResponse), "sellerFee")] = Schemas.CentsOrNone(),
        [(typeof(FundingResponse), "status")] = Schemas.Options(WireName<FundingState>.All),
        [(typeof(FundingResponse), "method")] = Schemas.Options(WireName<Rail>.All),
        [(typeof(FundingResponse), "asked")] = Schemas.Cents(),
        [(typeof(FundingResponse), "received")] = Schemas.CentsOrNone(),
        [(typeof(FundingResponse), "missing")] = Schemas.CentsOrNone(),
        [(typeof(EscrowAccountsResponse), "unapplied")] = Schemas.CentsOrNone(),
        [(typeof(EscrowAccountsResponse), "held")] = Schemas.CentsOrNone(),
        [(typeof(EscrowAccountsResponse), "reserved")] = Schemas.CentsOrNone(),
        [(typeof(EscrowAccountsResponse), "released")] = Schemas.CentsOrNone(),
        [(typeof(EscrowAccountsResponse), "refunded")] = Schemas.CentsOrNone(),
        [(typeof(EscrowAccountsResponse), "fees")] = Schemas.CentsOrNone(),
        [(typeof(ReceiptResponse), "applied")] = Schemas.CentsOrNone(),
        [(typeof(DeadlineResponse), "waitsFor")] = Schemas.Options(WireName<EscrowWait>.All),
        [(typeof(DeadlineResponse), "outcome")] = Schemas.Options(WireName<DeadlineOutcome>.All),
        [(typeof(DisputeResponse), "openedBy")] = Schemas.Options(WireName<ActorClass>.All),
        [(typeof(DisputeResponse), "resolution")] = Schemas.Options(WireName<DisputeOutcome>.All),
        [(typeof(DecisionResponse), "target")] = Schemas.Options(WireName<EscrowState>.All),
        [(typeof(DecisionResponse), "decidedBy")] = Schemas.Options(WireName<ActorClass>.All),
        [(typeof(SettlementResponse), "kind")] = Schemas.Options(WireName<SettlementKind>.All),
        [(typeof(SettlementResponse), "status")] = Schemas.Options(WireName<SettlementState>.All),
        [(typeof(SettlementResponse), "amount")] = Schemas.Cents(),
        [(typeof(SettlementResponse), "fee")] = Schemas.CentsOrNone(),
        [(typeof(EscrowEventResponse), "kind")] = Schemas.Options(WireName<EscrowEventKind>.All),
        [(typeof(EscrowEventResponse), "previousState")] = Schemas.Options(WireName<EscrowState>.All),
        [(typeof(EscrowEventResponse), "newState")] = Schemas.Options(WireName<EscrowState>.All),
        [(typeof(MilestoneResponse), "agreementId")] = Schemas.Id(EscrowId.Prefix),
        [(typeof(MilestoneProgressResponse), "amount")] = Schemas.Cents(),
        [(typeof(MilestoneProgressResponse), "status")] = Schemas.Options(WireName<EscrowState>.All),
        [(typeof(OfferResponse), "by")] = Schemas.Options(WireName<ActorClass>.All),
        [(typeof(OfferResponse), "resolution")] = Schemas.Options(WireName<DisputeOutcome>.All),
        [(typeof(OfferResponse), "refundAmount")] = Schemas.Cents(),
        [(typeof(PaymentResponse), "rail")] = Schemas.Options(WireName<Rail>.All),
        [(typeof(PaymentResponse), "currency")] = Schemas.Options([Currency.Usd.Code, Currency.Usdc.Code]),
        [(typeof(PaymentResponse), "amount")] = Schemas.Cents(),
        [(typeof(FundsResponse), "rail")] = Schemas.Options(WireName<Rail>.All),
        [(typeof(FundsResponse), "state")] = Schemas.Options(WireName<FundsState>.All),
        [(typeof(ProviderWebhookResponse), "rail")] = Schemas.Options(WireName<Rail>.All),
        [(typeof(ProviderWebhookResponse), "state")] = Schemas.Options(WireName<ProviderEventState>.All),
        [(typeof(EscrowApprovalResponse), "state")] = Schemas.Options(WireName<ApprovalState>.All),
        [(typeof(BreakResponse), "kind")] = Schemas.Options(WireName<BreakKind>.All),
        [(typeof(BreakResponse), "rail")] = Schemas.Options(WireName<Rail>.All),
        [(typeof(BreakResponse), "state")] = Schemas.Options(WireName<BreakState>.All),
        [(typeof(CommandResponse), "status")] = Schemas.Options(WireName<CommandState>.All),
    };

    /// <summary>Of an array, what its items are; null of a text that may be anything.</summary>
    public static OpenApiSchema? Find(Type owner, string name) =>
        name == "id"
            ? Ids.GetValueOrDefault(owner)
            : Own.GetValueOrDefault((owner, name))
                ?? OfEscrows.GetValueOrDefault((owner, name))
                ?? Names.GetValueOrDefault(name);

    private static OpenApiSchema States() => Schemas.Options(WireName<PositionState>.All);
}
