using System.Text.Json;
using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Evidence;
using EscrowGrid.Client.Funds;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Jobs;
using EscrowGrid.Client.LedgerAccounts;
using EscrowGrid.Client.Operations;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Policies;
using EscrowGrid.Client.Positions;
using EscrowGrid.Client.Users;
using EscrowGrid.Client.Webhooks;

namespace EscrowGrid.Client.Tests;

/// <summary>The client has a method for every operation that the API describes.</summary>
public sealed class CoverageTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Dictionary<string, Func<EscrowGridClient, Task>> Calls = new(StringComparer.Ordinal)
    {
        ["createInstitution"] = it => it.Institutions.CreateAsync(new NewInstitution("", [])),
        ["listInstitutions"] = it => it.Institutions.ListAsync(),
        ["getInstitution"] = it => it.Institutions.GetAsync("x"),
        ["getInstitutionSettings"] = it => it.Institutions.GetSettingsAsync("x"),
        ["putInstitutionSettings"] = it => it.Institutions.PutSettingsAsync("x", new Enforcement(Enabled: true)),
        ["createApiKey"] = it => it.ApiKeys.CreateAsync("x", new NewApiKey("", ApiKeyRole.Admin)),
        ["listApiKeys"] = it => it.ApiKeys.ListAsync("x"),
        ["revokeApiKey"] = it => it.ApiKeys.RevokeAsync("x", "y"),
        ["rotateApiKey"] = it => it.ApiKeys.RotateAsync("x", "y"),
        ["signUp"] = it => it.SignIn.SignUpAsync(
            new NewAccount { InstitutionId = "x", Email = "", Password = "", DisplayName = "" }),
        ["acceptInvitation"] = it => it.SignIn.AcceptInvitationAsync(
            new Acceptance { Invitation = "", Password = "" }),
        ["signIn"] = it => it.SignIn.SignInAsync(
            new Credentials { InstitutionId = "x", Email = "", Password = "" }),
        ["refreshSession"] = it => it.SignIn.RefreshAsync("x"),
        ["getCaller"] = it => it.OwnAccount.GetCallerAsync(),
        ["getOwnUser"] = it => it.OwnAccount.GetAsync(),
        ["signOut"] = it => it.OwnAccount.SignOutAsync(),
        ["listOwnSessions"] = it => it.OwnAccount.ListSessionsAsync(),
        ["endOwnSessions"] = it => it.OwnAccount.EndSessionsAsync(),
        ["endOwnSession"] = it => it.OwnAccount.EndSessionAsync("x"),
        ["changeOwnPassword"] = it => it.OwnAccount.ChangePasswordAsync("x", "y"),
        ["acceptTerms"] = it => it.OwnAccount.AcceptTermsAsync("x"),
        ["listUsers"] = it => it.Users.ListAsync(PageRequest.First),
        ["inviteUser"] = it => it.Users.InviteAsync(new NewUser { Email = "", DisplayName = "" }),
        ["getUser"] = it => it.Users.GetAsync("x"),
        ["renewInvitation"] = it => it.Users.RenewInvitationAsync("x"),
        ["putUserRole"] = it => it.Users.PutRoleAsync("x", UserRole.Staff, "r"),
        ["putUserKyc"] = it => it.Users.PutKycAsync("x", new NewUserKyc(KycTier.Tier1, KycVerified: true, "r")),
        ["putUserState"] = it => it.Users.PutStateAsync("x", UserState.Locked, "r"),
        ["putUserPayout"] = it => it.Users.PutPayoutAsync("x", new PayoutDestination("y", StripeAccountId: null)),
        ["listPolicies"] = it => it.Policies.ListAsync("x"),
        ["getPolicy"] = it => it.Policies.GetAsync("x", Region.Singapore),
        ["putPolicy"] = it => it.Policies.PutAsync("x", Region.Singapore, new PositionLimits()),
        ["createAssetTemplate"] = it => it.AssetTemplates.CreateAsync(
            new NewAssetTemplate(TemplateCode.ConstructionEscrow, "", Vertical.Construction, Region.Singapore)),
        ["listAssetTemplates"] = it => it.AssetTemplates.ListAsync(PageRequest.First),
        ["getAssetTemplate"] = it => it.AssetTemplates.GetAsync("x"),
        ["createAsset"] = it => it.Assets.CreateAsync(new NewAsset("x", "")),
        ["listAssets"] = it => it.Assets.ListAsync(PageRequest.First),
        ["getAsset"] = it => it.Assets.GetAsync("x"),
        ["createPosition"] = it => it.Positions.CreateAsync(new NewPosition("x", "", "USD", 0)),
        ["createPositions"] = it => FirstAsync(it.Positions.CreateManyAsync([new NewPosition("x", "", "USD", 0)])),
        ["listPositions"] = it => it.Positions.ListAsync(PageRequest.First),
        ["getPosition"] = it => it.Positions.GetAsync("x"),
        ["transitionPosition"] = it => it.Positions.TransitionAsync("x", new(PositionState.Funded)),
        ["listApprovals"] = it => it.Approvals.ListAsync(PageRequest.First),
        ["getApproval"] = it => it.Approvals.GetAsync("x"),
        ["approveTransition"] = it => it.Approvals.ApproveAsync("x"),
        ["rejectApproval"] = it => it.Approvals.RejectAsync("x", "no"),
        ["createEscrow"] = it => it.Escrows.CreateAsync(new NewEscrow("c", "b", "s", PaymentRail.Stripe, "1", "USD")),
        ["listEscrows"] = it => it.Escrows.ListAsync(PageRequest.First),
        ["getEscrow"] = it => it.Escrows.GetAsync("x"),
        ["listEscrowEvents"] = it => it.Escrows.ListEventsAsync("x"),
        ["getCommand"] = it => it.Escrows.GetCommandAsync("x"),
        ["writeDisputeMessage"] = it => it.Escrows.WriteMessageAsync("x", "y", "t"),
        ["listDisputeMessages"] = it => it.Escrows.ListMessagesAsync("x", "y", PageRequest.First),
        ["addEvidence"] = it => it.Evidence.AddAsync(
            "x", new NewEvidence(EvidencePurpose.Delivery, "n", "application/pdf", 1, "h")),
        ["listEvidence"] = it => it.Evidence.ListAsync("x", PageRequest.First),
        ["signEvidenceUpload"] = it => it.Evidence.SignUploadAsync("x", "y"),
        ["verifyEvidence"] = it => it.Evidence.VerifyAsync("x", "y"),
        ["signEvidenceDownload"] = it => it.Evidence.SignDownloadAsync("x", "y"),
        ["getEscrowPayment"] = it => it.Funds.ShowPaymentAsync("x"),
        ["listFunds"] = it => it.Funds.ListAsync(PageRequest.First),
        ["decideFunds"] = it => it.Funds.DecideAsync("x", new FundsDecision(FundsVerdict.Accept, "r")),
        ["forceTransition"] = it => it.EscrowCommands.ForceTransitionAsync("x", EscrowStatus.Cancelled, "r"),
        ["listEscrowApprovals"] = it => it.EscrowApprovals.ListAsync(PageRequest.First),
        ["approveEscrowCommand"] = it => it.EscrowApprovals.ApproveAsync("x"),
        ["rejectEscrowCommand"] = it => it.EscrowApprovals.RejectAsync("x"),
        ["listReconciliationBreaks"] = it => it.Reconciliation.ListAsync(PageRequest.First),
        ["resolveReconciliationBreak"] = it => it.Reconciliation.ResolveAsync("x", "r"),
        ["cancelEscrow"] = it => it.EscrowCommands.CancelAsync("x"),
        ["confirmPayment"] = it => it.EscrowCommands.ConfirmPaymentAsync("x", "t"),
        ["markDelivered"] = it => it.EscrowCommands.MarkDeliveredAsync("x", "t"),
        ["confirmDelivery"] = it => it.EscrowCommands.ConfirmDeliveryAsync("x"),
        ["releaseEscrow"] = it => it.EscrowCommands.ReleaseAsync("x"),
        ["releaseMilestone"] = it => it.EscrowCommands.ReleaseMilestoneAsync("x", "y"),
        ["refundEscrow"] = it => it.EscrowCommands.RefundAsync("x", "r"),
        ["raiseDispute"] = it => it.EscrowCommands.RaiseDisputeAsync("x", "r"),
        ["resolveDispute"] = it => it.EscrowCommands.ResolveDisputeAsync(
            "x", "y", new NewResolution(DisputeResolution.Refund, "r")),
        ["resolveDisputeById"] = it => it.EscrowCommands.ResolveDisputeAsync(
            "y", new NewResolution(DisputeResolution.Refund, "r")),
        ["concedeDispute"] = it => it.EscrowCommands.ConcedeDisputeAsync("x", "y"),
        ["escalateDispute"] = it => it.EscrowCommands.EscalateDisputeAsync("x", "y"),
        ["reviewDispute"] = it => it.EscrowCommands.ReviewDisputeAsync("x", "y"),
        ["makeOffer"] = it => it.EscrowCommands.MakeOfferAsync("x", "y", new NewOffer(DisputeResolution.Refund)),
        ["acceptOffer"] = it => it.EscrowCommands.AcceptOfferAsync("x", "y", 1),
        ["dropOffer"] = it => it.EscrowCommands.DropOfferAsync("x", "y", 1),
        ["addMilestones"] = it => it.EscrowCommands.AddMilestonesAsync("x", [new NewMilestone("t", "1")]),
        ["withdrawDecision"] = it => it.EscrowCommands.WithdrawDecisionAsync("x", "r"),
        ["stopSettlement"] = it => it.EscrowCommands.StopSettlementAsync("x", "y", "r"),
        ["settleElsewhere"] = it => it.EscrowCommands.SettleElsewhereAsync("x", "y", new PaymentElsewhere("4711", "r")),
        ["retrySettlement"] = it => it.EscrowCommands.RetrySettlementAsync("x", "y", "r"),
        ["listLedgerEvents"] = it => it.LedgerEvents.ListAsync(positionId: null),
        ["proveLedgerEvent"] = it => it.LedgerEvents.ProveAsync("x"),
        ["listLedgerReplays"] = it => it.LedgerEvents.ListReplaysAsync(),
        ["listLedgerBalances"] = it => it.LedgerAccounts.ListBalancesAsync(),
        ["readLedgerStatement"] = it =>
            it.LedgerAccounts.ReadStatementAsync(new StatementRequest(LedgerAccount.Held, "USD")),
        ["listLedgerCheckpoints"] = it => it.LedgerEvents.ListCheckpointsAsync(),
        ["listEvents"] = it => it.Events.ListAsync(),
        ["listAuditEvents"] = it => it.AuditEvents.ListAsync(),
        ["createWebhook"] = it => it.Webhooks.CreateAsync("x", new WebhookSettings("")),
        ["listWebhooks"] = it => it.Webhooks.ListAsync("x"),
        ["getWebhook"] = it => it.Webhooks.GetAsync("x", "y"),
        ["putWebhook"] = it => it.Webhooks.PutAsync("x", "y", new WebhookSettings("")),
        ["deleteWebhook"] = it => it.Webhooks.DeleteAsync("x", "y"),
        ["enableWebhook"] = it => it.Webhooks.EnableAsync("x", "y"),
        ["disableWebhook"] = it => it.Webhooks.DisableAsync("x", "y"),
        ["rotateWebhookSecret"] = it => it.Webhooks.RotateSecretAsync("x", "y"),
        ["testWebhook"] = it => it.Webhooks.TestAsync("x", "y"),
        ["replayWebhookDeliveries"] = it => it.Webhooks.ReplayAsync("x", "y", new Replay()),
        ["listWebhookDeliveries"] = it => it.WebhookDeliveries.ListAsync("x", PageRequest.First),
        ["getWebhookDelivery"] = it => it.WebhookDeliveries.GetAsync("x", "y"),
        ["replayWebhookDelivery"] = it => it.WebhookDeliveries.ReplayAsync("x", "y"),
        ["listAllWebhookDeliveries"] = it => it.AllWebhookDeliveries.ListAsync(),
        ["getAnyWebhookDelivery"] = it => it.AllWebhookDeliveries.GetAsync("x"),
        ["cancelAnyWebhookDelivery"] = it => it.AllWebhookDeliveries.CancelAsync("x", "r"),
        ["replayAnyWebhookDelivery"] = it => it.AllWebhookDeliveries.ReplayAsync("x", "r"),
        ["listProviderWebhooks"] = it => it.ProviderWebhooks.ListAsync(PageRequest.First),
        ["getProviderWebhook"] = it => it.ProviderWebhooks.GetAsync("x"),
        ["processProviderWebhook"] = it => it.ProviderWebhooks.ProcessAsync("x", "r"),
        ["dismissProviderWebhook"] = it => it.ProviderWebhooks.DismissAsync("x", "r"),
        ["listEventConsumers"] = it => it.EventConsumers.ListAsync(),
        ["listUnhandledEvents"] = it => it.EventConsumers.ListUnhandledAsync("x"),
        ["retryEvents"] = it => it.EventConsumers.RetryAsync("x", new EventRetry("r")),
        ["skipEvent"] = it => it.EventConsumers.SkipAsync("x", "y", "r"),
        ["replayEvents"] = it => it.EventConsumers.ReplayAsync("x", new EventReplay(default, "r")),
        ["pauseEventConsumer"] = it => it.EventConsumers.PauseAsync("x", "r"),
        ["resumeEventConsumer"] = it => it.EventConsumers.ResumeAsync("x", "r"),
        ["listChainOperations"] = it => it.ChainOperations.ListAsync(),
        ["getChainOperation"] = it => it.ChainOperations.GetAsync("x"),
        ["retryChainOperation"] = it => it.ChainOperations.RetryAsync("x", "again"),
        ["skipChainOperation"] = it => it.ChainOperations.SkipAsync("x", "no"),
        ["listJobs"] = it => it.Jobs.ListAsync(),
        ["getJob"] = it => it.Jobs.GetAsync("x"),
        ["retryJob"] = it => it.Jobs.RetryAsync("x", "r"),
        ["deleteJob"] = it => it.Jobs.DeleteAsync("x", "r"),
        ["retryJobs"] = it => it.Jobs.RetryAllAsync(new JobSelection("r")),
        ["listJobQueues"] = it => it.Jobs.ListQueuesAsync(),
        ["putJobQueue"] = it => it.Jobs.PutQueueAsync("x", paused: true, "r"),
        ["listJobWorkers"] = it => it.Jobs.ListWorkersAsync(),
        ["listInstances"] = it => it.Instances.ListAsync(),
        ["showRateLimits"] = it => it.RateLimits.ShowAsync(),
        ["listSchedules"] = it => it.Jobs.ListSchedulesAsync(),
        ["getSchedule"] = it => it.Jobs.GetScheduleAsync("x"),
        ["putSchedule"] = it => it.Jobs.PutScheduleAsync("x", new NewScheduleState("* * * * *", Paused: false, "r")),
        ["triggerSchedule"] = it => it.Jobs.TriggerScheduleAsync("x", "r"),
        ["readMetrics"] = it => it.Metrics.ReadAsync(),
        ["scrapeMetrics"] = it => it.Metrics.ScrapeAsync(),
        ["readHealth"] = it => it.Health.GetHealthAsync(),
        ["readLiveness"] = it => it.Health.GetLivenessAsync(),
        ["readReadiness"] = it => it.Health.GetReadinessAsync(),
    };

    [Fact]
    public async Task Client_HasAMethod_ForEveryDescribedOperation()
    {
        using var recorder = new RecordingHandler();
        using var http = new HttpClient(recorder) { BaseAddress = api.Address };
        http.DefaultRequestHeaders.Add(EscrowGridClient.ApiKeyHeader, ApiFixture.RootKey);
        using var client = new EscrowGridClient(http);
        using var description = JsonDocument.Parse(
            await http.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)));

        var wrong = new List<string>();
        foreach (var (id, method, path) in Operations(description.RootElement))
        {
            var sent = Calls.TryGetValue(id, out var call) ? await SentAsync(recorder, () => call(client)) : null;
            if (sent is null || sent.Value.Method != method || !IsOf(path, sent.Value.Path))
                wrong.Add($"{id}: described {method} {path}, the client sends {sent}");
        }

        Assert.Empty(wrong);
    }

    private static IEnumerable<(string Id, string Method, string Path)> Operations(JsonElement description) =>
        from path in description.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        where method.Value.ValueKind == JsonValueKind.Object && method.Value.TryGetProperty("operationId", out _)
        select (
            method.Value.GetProperty("operationId").GetString()!, method.Name.ToUpperInvariant(), path.Name);

    private static bool IsOf(string template, string path)
    {
        var (wanted, parts) = (template.Split('/'), path.Split('/'));
        return wanted.Length == parts.Length
            && wanted.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    private static async Task<(string Method, string Path)?> SentAsync(RecordingHandler recorder, Func<Task> call)
    {
        recorder.Forget();
        try
        {
            await call();
        }
        catch (EscrowGridException)
        {
            // Ids that nobody has: what counts is what was asked.
        }

        return recorder.Last;
    }

    private static async Task FirstAsync<T>(IAsyncEnumerable<T> many)
    {
        await foreach (var _ in many)
            return;
    }
}
