using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EscrowGrid.Api.ApiKeys;
using EscrowGrid.Api.Approvals;
using EscrowGrid.Api.Assets;
using EscrowGrid.Api.Audit;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Chain;
using EscrowGrid.Api.Collections;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Escrows;
using EscrowGrid.Api.Events;
using EscrowGrid.Api.Evidence;
using EscrowGrid.Api.Instances;
using EscrowGrid.Api.Institutions;
using EscrowGrid.Api.Jobs;
using EscrowGrid.Api.Ledger;
using EscrowGrid.Api.Metrics;
using EscrowGrid.Api.Policies;
using EscrowGrid.Api.Positions;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Reconciliation;
using EscrowGrid.Api.Relay;
using EscrowGrid.Api.Requests;
using EscrowGrid.Api.Serialization;
using EscrowGrid.Api.Templates;
using EscrowGrid.Api.Users;
using EscrowGrid.Api.Webhooks;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Policies;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api;

/// <summary>The JSON of every answer, generated at build time. Absent values are left out, never null.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ProblemResponse))]
[JsonSerializable(typeof(List<FieldError>))]
[JsonSerializable(typeof(CurrencyRefusal))]
[JsonSerializable(typeof(ReferenceTaken))]
[JsonSerializable(typeof(BulkResult))]
[JsonSerializable(typeof(MetricsResponse))]
[JsonSerializable(typeof(GeneralLimitDetails))]
[JsonSerializable(typeof(KeyCreationDetails))]
[JsonSerializable(typeof(InstitutionCreationDetails))]
[JsonSerializable(typeof(AuthenticationLimitDetails))]
[JsonSerializable(typeof(SignInLimitDetails))]
[JsonSerializable(typeof(InstitutionResponse[]))]
[JsonSerializable(typeof(SettingsResponse))]
[JsonSerializable(typeof(PageResponse<ApprovalResponse>))]
[JsonSerializable(typeof(ApiKeyResponse[]))]
[JsonSerializable(typeof(PolicyResponse[]))]
[JsonSerializable(typeof(PageResponse<UserResponse>))]
[JsonSerializable(typeof(SessionResponse[]))]
[JsonSerializable(typeof(CallerResponse))]
[JsonSerializable(typeof(SessionsEndedResponse))]
[JsonSerializable(typeof(SignedInResponse))]
[JsonSerializable(typeof(PageResponse<TemplateResponse>))]
[JsonSerializable(typeof(PageResponse<AssetResponse>))]
[JsonSerializable(typeof(PageResponse<PositionResponse>))]
[JsonSerializable(typeof(PageResponse<EscrowResponse>))]
[JsonSerializable(typeof(PageResponse<DisputeMessageResponse>))]
[JsonSerializable(typeof(PageResponse<EvidenceResponse>))]
[JsonSerializable(typeof(SignedRequestResponse))]
[JsonSerializable(typeof(CursorResponse<EscrowEventResponse>))]
[JsonSerializable(typeof(CommandResponse))]
[JsonSerializable(typeof(ContractTaken))]
[JsonSerializable(typeof(LedgerEventResponse[]))]
[JsonSerializable(typeof(CursorResponse<CloudEventResponse>))]
[JsonSerializable(typeof(CursorResponse<AuditEventResponse>))]
[JsonSerializable(typeof(LedgerProofResponse))]
[JsonSerializable(typeof(LedgerReplayPage))]
[JsonSerializable(typeof(BalanceSheetResponse))]
[JsonSerializable(typeof(StatementResponse))]
[JsonSerializable(typeof(WebhookResponse[]))]
[JsonSerializable(typeof(PageResponse<DeliveryResponse>))]
[JsonSerializable(typeof(CursorResponse<DeliveryResponse>))]
[JsonSerializable(typeof(ReplayResponse))]
[JsonSerializable(typeof(ConsumerResponse[]))]
[JsonSerializable(typeof(CursorResponse<RelayItemResponse>))]
[JsonSerializable(typeof(RelayCountResponse))]
[JsonSerializable(typeof(CursorResponse<JobResponse>))]
[JsonSerializable(typeof(JobActResponse))]
[JsonSerializable(typeof(JobQueueResponse[]))]
[JsonSerializable(typeof(JobWorkerResponse[]))]
[JsonSerializable(typeof(RateLimitsResponse))]
[JsonSerializable(typeof(InstanceResponse[]))]
[JsonSerializable(typeof(ScheduleResponse))]
[JsonSerializable(typeof(ScheduleResponse[]))]
[JsonSerializable(typeof(ScheduleTriggerResponse))]
[JsonSerializable(typeof(CursorResponse<LedgerCheckpointResponse>))]
[JsonSerializable(typeof(CursorResponse<ChainOperationResponse>))]
[JsonSerializable(typeof(ChainOperationDetailResponse))]
[JsonSerializable(typeof(NoticeReceivedResponse))]
[JsonSerializable(typeof(ProcessedWebhookResponse))]
[JsonSerializable(typeof(PageResponse<ProviderWebhookResponse>))]
[JsonSerializable(typeof(PaymentResponse))]
[JsonSerializable(typeof(PageResponse<FundsResponse>))]
[JsonSerializable(typeof(PageResponse<BreakResponse>))]
[JsonSerializable(typeof(PageResponse<EscrowApprovalResponse>))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    public static ApiJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new TimestampConverter(), new AmountConverter(), new BalanceConverter(), new JsonTextConverter(),
        },
        // Text is escaped as little as JSON allows: the answers are never part of an HTML page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
