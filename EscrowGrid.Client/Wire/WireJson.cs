using System.Text.Json;
using System.Text.Json.Serialization;
using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.AuditEvents;
using EscrowGrid.Client.ChainOperations;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Events;
using EscrowGrid.Client.Evidence;
using EscrowGrid.Client.Funds;
using EscrowGrid.Client.Health;
using EscrowGrid.Client.Instances;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Jobs;
using EscrowGrid.Client.LedgerAccounts;
using EscrowGrid.Client.LedgerEvents;
using EscrowGrid.Client.Metrics;
using EscrowGrid.Client.Operations;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Policies;
using EscrowGrid.Client.Positions;
using EscrowGrid.Client.ProviderWebhooks;
using EscrowGrid.Client.RateLimits;
using EscrowGrid.Client.Reconciliation;
using EscrowGrid.Client.Users;
using EscrowGrid.Client.Webhooks;

namespace EscrowGrid.Client.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(RefusalBody))]
[JsonSerializable(typeof(FieldProblem[]))]
[JsonSerializable(typeof(NewInstitution))]
[JsonSerializable(typeof(Institution))]
[JsonSerializable(typeof(Institution[]))]
[JsonSerializable(typeof(InstitutionSettings))]
[JsonSerializable(typeof(NewSettings))]
[JsonSerializable(typeof(Approval))]
[JsonSerializable(typeof(ApprovalState))]
[JsonSerializable(typeof(Page<Approval>))]
[JsonSerializable(typeof(Rejection))]
[JsonSerializable(typeof(NewApiKey))]
[JsonSerializable(typeof(IssuedApiKey))]
[JsonSerializable(typeof(ApiKey))]
[JsonSerializable(typeof(ApiKey[]))]
[JsonSerializable(typeof(Rotation))]
[JsonSerializable(typeof(Region))]
[JsonSerializable(typeof(NewPolicy))]
[JsonSerializable(typeof(Policy))]
[JsonSerializable(typeof(Policy[]))]
[JsonSerializable(typeof(NewAssetTemplate))]
[JsonSerializable(typeof(AssetTemplate))]
[JsonSerializable(typeof(Page<AssetTemplate>))]
[JsonSerializable(typeof(NewAsset))]
[JsonSerializable(typeof(Asset))]
[JsonSerializable(typeof(Page<Asset>))]
[JsonSerializable(typeof(NewPosition))]
[JsonSerializable(typeof(Position))]
[JsonSerializable(typeof(Page<Position>))]
[JsonSerializable(typeof(PositionTransition))]
[JsonSerializable(typeof(PositionState))]
[JsonSerializable(typeof(BulkResult))]
[JsonSerializable(typeof(NewDisputeMessage))]
[JsonSerializable(typeof(Page<DisputeMessage>))]
[JsonSerializable(typeof(NewEvidence))]
[JsonSerializable(typeof(Page<EvidenceFile>))]
[JsonSerializable(typeof(SignedRequest))]
[JsonSerializable(typeof(NewEscrow))]
[JsonSerializable(typeof(Escrow))]
[JsonSerializable(typeof(EscrowStatus))]
[JsonSerializable(typeof(PaymentRail))]
[JsonSerializable(typeof(Page<Escrow>))]
[JsonSerializable(typeof(CursorPage<EscrowEvent>))]
[JsonSerializable(typeof(EscrowCommand))]
[JsonSerializable(typeof(EscrowPayment))]
[JsonSerializable(typeof(InboundFunds))]
[JsonSerializable(typeof(Page<InboundFunds>))]
[JsonSerializable(typeof(FundsState))]
[JsonSerializable(typeof(FundsDecision))]
[JsonSerializable(typeof(NewForcedTransition))]
[JsonSerializable(typeof(PaymentElsewhere))]
[JsonSerializable(typeof(Page<EscrowApproval>))]
[JsonSerializable(typeof(BreakState))]
[JsonSerializable(typeof(Page<ReconciliationBreak>))]
[JsonSerializable(typeof(ProviderWebhookState))]
[JsonSerializable(typeof(Page<ProviderWebhook>))]
[JsonSerializable(typeof(ProcessedWebhook))]
[JsonSerializable(typeof(EscrowReason))]
[JsonSerializable(typeof(PaymentClaim))]
[JsonSerializable(typeof(NewDelivery))]
[JsonSerializable(typeof(NewDispute))]
[JsonSerializable(typeof(NewRefund))]
[JsonSerializable(typeof(NewResolution))]
[JsonSerializable(typeof(NewOffer))]
[JsonSerializable(typeof(NewMilestones))]
[JsonSerializable(typeof(LedgerEvent[]))]
[JsonSerializable(typeof(LedgerProof))]
[JsonSerializable(typeof(CursorPage<LedgerCheckpoint>))]
[JsonSerializable(typeof(LedgerReplayPage))]
[JsonSerializable(typeof(BalanceSheet))]
[JsonSerializable(typeof(Statement))]
[JsonSerializable(typeof(CloudEvent))]
[JsonSerializable(typeof(CursorPage<CloudEvent>))]
[JsonSerializable(typeof(CursorPage<AuditEvent>))]
[JsonSerializable(typeof(WebhookSettings))]
[JsonSerializable(typeof(Webhook))]
[JsonSerializable(typeof(Webhook[]))]
[JsonSerializable(typeof(SecretRotation))]
[JsonSerializable(typeof(DeliveryState))]
[JsonSerializable(typeof(WebhookDelivery))]
[JsonSerializable(typeof(Page<WebhookDelivery>))]
[JsonSerializable(typeof(CursorPage<WebhookDelivery>))]
[JsonSerializable(typeof(Replay))]
[JsonSerializable(typeof(ReplayCount))]
[JsonSerializable(typeof(EventConsumer[]))]
[JsonSerializable(typeof(CursorPage<UnhandledEvent>))]
[JsonSerializable(typeof(UnhandledState))]
[JsonSerializable(typeof(EventRetry))]
[JsonSerializable(typeof(EventSkip))]
[JsonSerializable(typeof(EventReplay))]
[JsonSerializable(typeof(OperatorReason))]
[JsonSerializable(typeof(EventCount))]
[JsonSerializable(typeof(ChainOperationState))]
[JsonSerializable(typeof(CursorPage<ChainOperation>))]
[JsonSerializable(typeof(ChainOperationDetail))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(JobState))]
[JsonSerializable(typeof(CursorPage<Job>))]
[JsonSerializable(typeof(JobAct))]
[JsonSerializable(typeof(JobSelection))]
[JsonSerializable(typeof(JobQueue[]))]
[JsonSerializable(typeof(JobQueueChange))]
[JsonSerializable(typeof(NewQueueState))]
[JsonSerializable(typeof(JobWorker[]))]
[JsonSerializable(typeof(RateLimitReport))]
[JsonSerializable(typeof(ApiInstance[]))]
[JsonSerializable(typeof(Schedule))]
[JsonSerializable(typeof(Schedule[]))]
[JsonSerializable(typeof(NewScheduleState))]
[JsonSerializable(typeof(ScheduleTrigger))]
[JsonSerializable(typeof(NewAccount))]
[JsonSerializable(typeof(Acceptance))]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(Refreshment))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(PasswordChange))]
[JsonSerializable(typeof(AcceptedTerms))]
[JsonSerializable(typeof(ApiCaller))]
[JsonSerializable(typeof(UserSession))]
[JsonSerializable(typeof(UserSession[]))]
[JsonSerializable(typeof(SessionsEnded))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(UserRole))]
[JsonSerializable(typeof(UserState))]
[JsonSerializable(typeof(Page<User>))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(InvitedUser))]
[JsonSerializable(typeof(NewUserRole))]
[JsonSerializable(typeof(NewUserKyc))]
[JsonSerializable(typeof(NewUserState))]
[JsonSerializable(typeof(PayoutDestination))]
[JsonSerializable(typeof(RequestMetrics))]
[JsonSerializable(typeof(HealthStatus))]
[JsonSerializable(typeof(Liveness))]
[JsonSerializable(typeof(Readiness))]
internal sealed partial class WireJson : JsonSerializerContext;
