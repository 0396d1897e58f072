using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EscrowGrid.Api.ApiKeys;
using EscrowGrid.Api.Approvals;
using EscrowGrid.Api.Assets;
using EscrowGrid.Api.Chain;
using EscrowGrid.Api.Collections;
using EscrowGrid.Api.Escrows;
using EscrowGrid.Api.Evidence;
using EscrowGrid.Api.Institutions;
using EscrowGrid.Api.Jobs;
using EscrowGrid.Api.Policies;
using EscrowGrid.Api.Positions;
using EscrowGrid.Api.Reconciliation;
using EscrowGrid.Api.Relay;
using EscrowGrid.Api.Templates;
using EscrowGrid.Api.Users;
using EscrowGrid.Api.Webhooks;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Assets;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Escrows.Approvals;
using EscrowGrid.Core.Evidence;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;
using EscrowGrid.Core.Policies;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.Core.Relay;
using EscrowGrid.Core.Templates;
using EscrowGrid.Core.Users;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Idempotency;

/// <summary>
/// The bodies of successful writes, by the same contracts as the answers themselves. They are written before the
/// commit, which is possible because all ids and times of a change are chosen before it is stored. Of a new API key
/// there is no token in them: the outcome that is recorded does not hold it.
/// </summary>
internal static class ReplyBodies
{
    public static byte[] Write(object outcome, Caller caller) => outcome switch
    {
        Institution it => Write(InstitutionResponse.From(it), ApiJson.Wire.InstitutionResponse),
        ApiKey it => Write(ApiKeyResponse.From(it), ApiJson.Wire.ApiKeyResponse),
        Policy it => Write(PolicyResponse.From(it), ApiJson.Wire.PolicyResponse),
        User it => Write(UserResponse.From(it), ApiJson.Wire.UserResponse),
        EscrowApproval it => Write(EscrowApprovalResponse.From(it), ApiJson.Wire.EscrowApprovalResponse),
        ReconciliationBreak it => Write(BreakResponse.From(it), ApiJson.Wire.BreakResponse),
        ProviderEvent it => Write(ProviderWebhookResponse.From(it), ApiJson.Wire.ProviderWebhookResponse),
        OperateNotices.ProcessedAgain it => Write(
            ProcessedWebhookResponse.From(it), ApiJson.Wire.ProcessedWebhookResponse),
        InboundFunds it => Write(FundsResponse.From(it), ApiJson.Wire.FundsResponse),
        Session it => Write(SessionResponse.From(it), ApiJson.Wire.SessionResponse),
        SessionsEnded it => Write(SessionsEndedResponse.From(it), ApiJson.Wire.SessionsEndedResponse),
        AssetTemplate it => Write(TemplateResponse.From(it), ApiJson.Wire.TemplateResponse),
        Asset it => Write(AssetResponse.From(it), ApiJson.Wire.AssetResponse),
        OwnedSettings it => Write(SettingsResponse.From(it), ApiJson.Wire.SettingsResponse),
        ShownApproval it => Write(ApprovalResponse.From(it), ApiJson.Wire.ApprovalResponse),
        ChainOperation it => Write(ChainOperationResponse.From(it), ApiJson.Wire.ChainOperationResponse),
        GovernedPosition it => Write(PositionResponse.For(caller, it), ApiJson.Wire.PositionResponse),
        Escrow it => Write(
            EscrowResponse.For(EscrowAccess.See(it, caller), it.UpdatedAt), ApiJson.Wire.EscrowResponse),
        DisputeMessage it => Write(DisputeMessageResponse.From(it), ApiJson.Wire.DisputeMessageResponse),
        EvidenceFile it => Write(EvidenceResponse.From(it), ApiJson.Wire.EvidenceResponse),
        StoredCommand it => Write(CommandResponse.From(it), ApiJson.Wire.CommandResponse),
        Webhook it => Write(WebhookResponse.From(it), ApiJson.Wire.WebhookResponse),
        WebhookDelivery it => Write(DeliveryResponse.From(it), ApiJson.Wire.DeliveryResponse),
        ReplayDeliveries.Replayed it => Write(ReplayResponse.From(it), ApiJson.Wire.ReplayResponse),
        ShownDelivery it => Write(DeliveryResponse.From(it), ApiJson.Wire.DeliveryResponse),
        RelayCount it => Write(RelayCountResponse.From(it), ApiJson.Wire.RelayCountResponse),
        JobActOutcome it => Write(JobActResponse.From(it), ApiJson.Wire.JobActResponse),
        ShownSchedule it => Write(ScheduleResponse.From(it), ApiJson.Wire.ScheduleResponse),
        ScheduleTrigger it => Write(ScheduleTriggerResponse.From(it), ApiJson.Wire.ScheduleTriggerResponse),
        JobQueueState it => Write(JobQueueChangeResponse.From(it), ApiJson.Wire.JobQueueChangeResponse),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType(), "Not the outcome of a write."),
    };

    private static byte[] Write<T>(T response, JsonTypeInfo<T> type) =>
        JsonSerializer.SerializeToUtf8Bytes(response, type);
}
