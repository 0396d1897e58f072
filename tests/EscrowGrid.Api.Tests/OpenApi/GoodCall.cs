namespace EscrowGrid.Api.Tests.OpenApi;

/// <summary>A call that succeeds. Names in braces are ids of a new <see cref="DescribedWorld"/>.</summary>
/// <param name="Path">With the query.</param>
/// <param name="Body">Null for none.</param>
internal sealed record GoodCall(string Path, string? Body = null)
{
    private static string NextMonth => $"{TimeProvider.System.GetUtcNow().AddDays(30):yyyy-MM-ddTHH:mm:ss.fff}Z";

    /// <summary>Of each operation, by its id; by root, unless it is a user's.</summary>
    public static readonly IReadOnlyDictionary<string, GoodCall> Table = new Dictionary<string, GoodCall>
    {
        ["createInstitution"] = new("/institutions", """{"name":"Acme","regions":["US"]}"""),
        ["listInstitutions"] = new("/institutions"),
        ["getInstitution"] = new("/institutions/{inst}"),
        ["getInstitutionSettings"] = new("/institutions/{inst}/settings"),
        ["putInstitutionSettings"] = new("/institutions/{inst}/settings", """{"enforcement":{"enabled":true}}"""),
        ["listApprovals"] = new("/approvals?limit=1"),
        ["getApproval"] = new("/approvals/{appr}"),
        ["approveTransition"] = new("/approvals/{appr}/approve"),
        ["rejectApproval"] = new("/approvals/{appr}/reject", """{"reason":"Not due"}"""),
        ["createApiKey"] = new(
            "/institutions/{inst}/api-keys", """{"label":"k","role":"admin","scopes":["audit:read"]}"""),
        ["listApiKeys"] = new("/institutions/{inst}/api-keys"),
        ["revokeApiKey"] = new("/institutions/{inst}/api-keys/{key}/revoke"),
        ["rotateApiKey"] = new("/institutions/{inst}/api-keys/{key}/rotate", """{"expiresInSeconds":60}"""),
        ["signUp"] = new(
            "/api/auth/sign-up",
            """
            {"institutionId":"{inst}","email":"new@trade.test","password":"a staple for the horse","displayName":"New"}
            """),
        ["acceptInvitation"] = new(
            "/api/auth/accept-invitation", """{"invitation":"{invitation}","password":"a staple for the horse"}"""),
        ["signIn"] = new(
            "/api/auth/login", """{"institutionId":"{inst}","email":"{email}","password":"a staple for the horse"}"""),
        ["refreshSession"] = new("/api/auth/refresh", """{"refreshToken":"{refresh}"}"""),
        ["getCaller"] = new("/api/auth/caller"),
        ["getOwnUser"] = new("/api/auth/me") { IsOfUser = true },
        ["signOut"] = new("/api/auth/logout") { IsOfUser = true },
        ["listOwnSessions"] = new("/api/auth/sessions") { IsOfUser = true },
        ["endOwnSessions"] = new("/api/auth/sessions") { IsOfUser = true },
        ["endOwnSession"] = new("/api/auth/sessions/{ses}") { IsOfUser = true },
        ["changeOwnPassword"] = new(
            "/api/auth/password",
            """{"currentPassword":"a staple for the horse","newPassword":"a battery for the moon"}""")
        {
            IsOfUser = true,
        },
        ["acceptTerms"] = new("/api/auth/terms", """{"termsVersion":"2026-11"}""") { IsOfUser = true },
        ["listUsers"] = new("/api/users?institutionId={inst}&role=PARTY&state=ACTIVE&limit=1"),
        ["inviteUser"] = new(
            "/api/users",
            """{"institutionId":"{inst}","email":"staff@trade.test","displayName":"Staff","role":"STAFF"}"""),
        ["getUser"] = new("/api/users/{usr}"),
        ["renewInvitation"] = new("/api/users/{usr}/invitation"),
        ["putUserRole"] = new("/api/users/{usr}/role", """{"role":"STAFF","reason":"r"}"""),
        ["putUserKyc"] = new(
            "/api/users/{usr}/kyc", """{"kycTier":"TIER_2","kycVerified":true,"reason":"Documents seen"}"""),
        ["putUserState"] = new("/api/users/{usr}/state", """{"state":"LOCKED","reason":"r"}"""),
        ["putUserPayout"] = new(
            "/api/users/{usr}/payout", """{"walletAddress":"0x52908400098527886E0F7030069857D2E4169EE7"}"""),
        ["listPolicies"] = new("/institutions/{inst}/policies"),
        ["getPolicy"] = new("/institutions/{inst}/policies/US"),
        ["putPolicy"] = new(
            "/institutions/{inst}/policies/US", """{"position":{"minAmount":1,"allowedCurrencies":["USD"]}}"""),
        ["createAssetTemplate"] = new(
            "/asset-templates",
            """
            {"institutionId":"{inst}","code":"CONSTR_ESCROW","name":"Escrow","vertical":"CONSTRUCTION","region":"US",
             "config":{"currency":"USD","region":"US"}}
            """),
        ["listAssetTemplates"] = new("/asset-templates?limit=1"),
        ["getAssetTemplate"] = new("/asset-templates/{tmpl}"),
        ["createAsset"] = new(
            "/assets", """{"institutionId":"{inst}","templateId":"{tmpl}","label":"Tower","metadata":{"lot":7}}"""),
        ["listAssets"] = new("/assets?cursor="),
        ["getAsset"] = new("/assets/{ast}"),
        ["createPosition"] = new(
            "/positions",
            """
            {"institutionId":"{inst}","assetId":"{ast}","holderReference":"h","currency":"USD","amount":2.5,
             "externalReference":"r","uniqueExternalReference":true,"metadata":{"lot":7}}
            """),
        ["createPositions"] = new(
            "/positions/bulk",
            """
            {"institutionId":"{inst}","assetId":"{ast}","holderReference":"h","currency":"USD","amount":2.5}
            """),
        ["listPositions"] = new("/positions?state=CREATED&limit=1"),
        ["getPosition"] = new("/positions/{pos}"),
        ["transitionPosition"] = new("/positions/{pos}/transition", """{"toState":"FUNDED","reason":"Paid"}"""),
        ["createEscrow"] = new(
            "/api/escrow",
            """
            {"institutionId":"{inst}","offerId":"offer-1","contractId":"contract-{esc}","buyerId":"{buyer}",
             "sellerId":"{seller}","rail":"STRIPE","amount":"10000","currency":"USD","sellerFee":"50","buyerFee":"0",
             "onSilence":"RELEASE","deliveryPeriodSeconds":3600}
            """),
        ["listEscrows"] = new("/api/escrow?institutionId={inst}&status=AWAIT_FUNDS&rail=STRIPE&limit=1"),
        ["getEscrow"] = new("/api/escrow/{esc}"),
        ["listEscrowEvents"] = new("/api/escrow/{esc}/events?limit=1"),
        ["getCommand"] = new("/api/commands/{cmd}"),
        ["getEscrowPayment"] = new("/api/escrow/{esc}/payment"),
        ["listFunds"] = new("/api/funds?institutionId={inst}&escrowId={esc}&state=HELD&rail=STRIPE&limit=1"),
        ["decideFunds"] = new("/api/funds/{fnd}/decision", """{"decision":"DISMISS","reason":"By hand"}"""),
        ["forceTransition"] = new("/api/escrow/{esc}/force-transition", """{"toState":"CANCELLED","reason":"r"}"""),
        ["listEscrowApprovals"] = new("/api/approvals?institutionId={inst}&escrowId={esc}&state=PENDING&limit=1"),
        ["approveEscrowCommand"] = new("/api/approvals/{appr}/approve", """{"reason":"Agreed"}"""),
        ["rejectEscrowCommand"] = new("/api/approvals/{appr}/reject", """{"reason":"Not agreed"}"""),
        ["listReconciliationBreaks"] = new(
            "/api/reconciliation/breaks?institutionId={inst}&escrowId={esc}&state=OPEN&kind=PAYOUT_STUCK&rail=STRIPE"),
        ["resolveReconciliationBreak"] = new(
            "/api/reconciliation/breaks/{brk}/resolve", """{"reason":"Settled by hand"}"""),
        ["cancelEscrow"] = Command("/api/escrow/{esc}/cancel", """{"reason":"Out of stock"}"""),
        ["confirmPayment"] = Command(
            "/api/escrow/{esc}/confirm-payment", """{"transactionId":"pi_1","evidence":"Paid"}"""),
        ["markDelivered"] = Command("/api/escrow/{esc}/mark-delivered", """{"title":"Shipped","description":"4711"}"""),
        ["confirmDelivery"] = Command("/api/escrow/{esc}/confirm-delivery"),
        ["releaseEscrow"] = Command("/api/escrow/{esc}/release", """{"reason":"r"}"""),
        ["releaseMilestone"] = Command("/api/escrow/{esc}/milestones/{mil}/release"),
        ["refundEscrow"] = Command("/api/escrow/{esc}/refund", """{"refundAmount":"2500","reason":"r"}"""),
        ["raiseDispute"] = Command("/api/escrow/{esc}/dispute", """{"reason":"Not as described"}"""),
        ["resolveDispute"] = Command(
            "/api/escrow/{esc}/dispute/{dsp}/resolve",
            """{"resolution":"SPLIT","refundAmount":"2500","reason":"Both have a point"}"""),
        ["resolveDisputeById"] = Command(
            "/api/disputes/{dsp}/resolve", """{"resolution":"REFUND","reason":"Nothing came"}"""),
        ["concedeDispute"] = Command("/api/escrow/{esc}/dispute/{dsp}/concede"),
        ["escalateDispute"] = Command("/api/escrow/{esc}/dispute/{dsp}/escalate"),
        ["reviewDispute"] = Command("/api/escrow/{esc}/dispute/{dsp}/review"),
        ["makeOffer"] = Command(
            "/api/escrow/{esc}/dispute/{dsp}/offers", """{"resolution":"SPLIT","refundAmount":"2500"}"""),
        ["acceptOffer"] = Command("/api/escrow/{esc}/dispute/{dsp}/offers/{offer}/accept"),
        ["dropOffer"] = Command("/api/escrow/{esc}/dispute/{dsp}/offers/{offer}/drop"),
        ["addMilestones"] = Command(
            "/api/escrow/{esc}/milestones",
            $$"""
            {"milestones":[{"title":"Design","amount":"2500","paymentDeadline":"{{NextMonth}}"},
             {"title":"Building","amount":"7500"}]}
            """),
        ["withdrawDecision"] = Command("/api/escrow/{esc}/decision/withdraw", """{"reason":"r"}"""),
        ["stopSettlement"] = Command("/api/escrow/{esc}/settlements/{set}/stop", """{"reason":"r"}"""),
        ["settleElsewhere"] = Command(
            "/api/escrow/{esc}/settlements/{set}/settle-elsewhere", """{"reference":"4711","reason":"r"}"""),
        ["retrySettlement"] = Command("/api/escrow/{esc}/settlements/{set}/retry", """{"reason":"r"}"""),
        ["writeDisputeMessage"] = new("/api/escrow/{esc}/dispute/{dsp}/messages", """{"text":"It was empty"}"""),
        ["listDisputeMessages"] = new("/api/escrow/{esc}/dispute/{dsp}/messages?limit=1"),
        ["addEvidence"] = new(
            "/api/escrow/{esc}/evidence",
            """
            {"purpose":"DELIVERY","name":"waybill.pdf","contentType":"application/pdf","size":48213,
             "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
            """),
        ["listEvidence"] = new("/api/escrow/{esc}/evidence?limit=1"),
        ["signEvidenceUpload"] = new("/api/escrow/{esc}/evidence/{evd}/upload"),
        ["verifyEvidence"] = new("/api/escrow/{esc}/evidence/{evd}/verify"),
        ["signEvidenceDownload"] = new("/api/escrow/{esc}/evidence/{evd}/download"),
        ["listLedgerEvents"] = new("/ledger-events?positionId={pos}"),
        ["proveLedgerEvent"] = new("/ledger-events/{led}/proof"),
        ["listLedgerReplays"] = new("/operations/ledger-replays"),
        ["listLedgerBalances"] = new("/ledger-balances?positionId={pos}"),
        ["readLedgerStatement"] = new("/ledger-statement?positionId={pos}&account=HELD&currency=USD"),
        ["listLedgerCheckpoints"] = new("/ledger-checkpoints"),
        ["listEvents"] = new("/events?institutionId={inst}"),
        ["listAuditEvents"] = new("/audit-events?institutionId={inst}"),
        ["createWebhook"] = new(
            "/institutions/{inst}/webhooks", """{"url":"https://hooks.acme.test/","eventTypes":["escrowgrid.*"]}"""),
        ["listWebhooks"] = new("/institutions/{inst}/webhooks"),
        ["getWebhook"] = new("/institutions/{inst}/webhooks/{wh}"),
        ["putWebhook"] = new("/institutions/{inst}/webhooks/{wh}", """{"url":"https://hooks.acme.test/2"}"""),
        ["deleteWebhook"] = new("/institutions/{inst}/webhooks/{wh}"),
        ["enableWebhook"] = new("/institutions/{inst}/webhooks/{wh}/enable"),
        ["disableWebhook"] = new("/institutions/{inst}/webhooks/{wh}/disable"),
        ["rotateWebhookSecret"] = new(
            "/institutions/{inst}/webhooks/{wh}/rotate-secret", """{"expiresInSeconds":60}"""),
        ["testWebhook"] = new("/institutions/{inst}/webhooks/{wh}/test"),
        ["replayWebhookDeliveries"] = new(
            "/institutions/{inst}/webhooks/{wh}/replay", """{"state":"PENDING","to":"2199-01-31T00:00:00.000Z"}"""),
        ["listWebhookDeliveries"] = new("/institutions/{inst}/webhook-deliveries?webhookId={wh}&limit=1"),
        ["getWebhookDelivery"] = new("/institutions/{inst}/webhook-deliveries/{whd}"),
        ["replayWebhookDelivery"] = new("/institutions/{inst}/webhook-deliveries/{whd}/replay"),
        ["listAllWebhookDeliveries"] = new(
            "/operations/webhook-deliveries?institutionId={inst}&webhookId={wh}&state=PENDING&limit=1"),
        ["getAnyWebhookDelivery"] = new("/operations/webhook-deliveries/{whd}"),
        ["cancelAnyWebhookDelivery"] = new("/operations/webhook-deliveries/{whd}/cancel", """{"reason":"r"}"""),
        ["replayAnyWebhookDelivery"] = new("/operations/webhook-deliveries/{whd}/replay", """{"reason":"r"}"""),
        ["listProviderWebhooks"] = new("/operations/provider-webhooks?rail=STRIPE&state=UNMATCHED&limit=1"),
        ["getProviderWebhook"] = new("/operations/provider-webhooks/{pev}"),
        ["processProviderWebhook"] = new("/operations/provider-webhooks/{pev}/process", """{"reason":"r"}"""),
        ["dismissProviderWebhook"] = new("/operations/provider-webhooks/{pev}/dismiss", """{"reason":"r"}"""),
        ["listEventConsumers"] = new("/operations/consumers"),
        ["listUnhandledEvents"] = new("/operations/consumers/{consumer}/events?state=DEAD&limit=1"),
        ["retryEvents"] = new("/operations/consumers/{consumer}/retry", """{"eventIds":["{evt}"],"reason":"r"}"""),
        ["skipEvent"] = new("/operations/consumers/{consumer}/skip", """{"eventId":"{evt}","reason":"r"}"""),
        ["replayEvents"] = new(
            "/operations/consumers/{consumer}/replay",
            """{"from":"2020-01-31T00:00:00.000Z","eventIds":["{evt}"],"reason":"r","dryRun":false}"""),
        ["pauseEventConsumer"] = new("/operations/consumers/{consumer}/pause", """{"reason":"r"}"""),
        ["resumeEventConsumer"] = new("/operations/consumers/{consumer}/resume", """{"reason":"r"}"""),
        ["listChainOperations"] = new("/operations/chain-operations?institutionId={inst}&limit=1"),
        ["getChainOperation"] = new("/operations/chain-operations/{chn}"),
        ["retryChainOperation"] = new("/operations/chain-operations/{chn-skipped}/retry", """{"reason":"Again"}"""),
        ["skipChainOperation"] = new("/operations/chain-operations/{chn}/skip", """{"reason":"By hand"}"""),
        ["listJobs"] = new("/operations/jobs?state=DEAD&limit=1"),
        ["getJob"] = new("/operations/jobs/{job}"),
        ["retryJob"] = new("/operations/jobs/{job}/retry", """{"reason":"The provider is back"}"""),
        ["deleteJob"] = new("/operations/jobs/{job}/delete", """{"reason":"Done by hand"}"""),
        ["retryJobs"] = new("/operations/jobs/retry", """{"queue":"default","reason":"The provider is back"}"""),
        ["listJobQueues"] = new("/operations/queues"),
        ["putJobQueue"] = new("/operations/queues/default", """{"paused":false,"reason":"Nothing is wrong"}"""),
        ["listJobWorkers"] = new("/operations/workers"),
        ["listInstances"] = new("/operations/instances"),
        ["showRateLimits"] = new("/operations/rate-limits"),
        ["listSchedules"] = new("/operations/schedules"),
        ["getSchedule"] = new("/operations/schedules/{schedule}"),
        ["putSchedule"] = new(
            "/operations/schedules/{schedule}", """{"cron":"*/2 * * * *","paused":false,"reason":"r"}"""),
        ["triggerSchedule"] = new("/operations/schedules/{schedule}/trigger", """{"reason":"r"}"""),
        ["readMetrics"] = new("/metrics"),
        ["scrapeMetrics"] = new("/metrics/prometheus"),
        ["readHealth"] = new("/health"),
        ["readLiveness"] = new("/alive"),
        ["readReadiness"] = new("/ready"),
    };

    /// <summary>Of the request; null for none.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>Whether a user makes it, by its token; no key may.</summary>
    public bool IsOfUser { get; init; }

    /// <summary>Nobody decides it where the description is tried out, so nobody waits for that.</summary>
    private static GoodCall Command(string path, string? body = null) =>
        new(path, body) { Header = ("Prefer", "wait=0") };

    public GoodCall In(DescribedWorld world) =>
        this with { Path = world.Fill(Path), Body = Body is null ? null : world.Fill(Body) };
}
