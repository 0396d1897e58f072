using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Assets;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Scheduling;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Policies;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Relay;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Storage.Memory;
using EscrowGrid.Core.Storage.Postgres;
using EscrowGrid.Core.Templates;
using EscrowGrid.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EscrowGrid.Core;

/// <summary>
/// Registers the domain. Handlers and stores hold no state of their own, so one of each serves all requests.
/// </summary>
public static class EscrowGridCoreExtensions
{
    /// <summary>The use cases. A host adds one of the two stores too.</summary>
    public static IServiceCollection AddEscrowGridCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, RandomIdSource>();
        return services
            .AddGovernance()
            .AddIntegrations()
            .AddChainOperations()
            .AddSingleton<TrailRecorder>()
            .AddSingleton<RefusalTrail>()
            .AddSingleton<CreateInstitution>()
            .AddSingleton<GetInstitution>()
            .AddSingleton<ListInstitutions>()
            .AddSingleton<CreateApiKey>()
            .AddSingleton<ListApiKeys>()
            .AddSingleton<RevokeApiKey>()
            .AddSingleton<RotateApiKey>()
            .AddSingleton<ApiKeyUses>()
            .AddSingleton<CreateTemplate>()
            .AddSingleton<GetTemplate>()
            .AddSingleton<ListTemplates>()
            .AddSingleton<CreateAsset.Owners>()
            .AddSingleton<CreateAsset>()
            .AddSingleton<GetAsset>()
            .AddSingleton<ListAssets>()
            .AddSingleton<PutPolicy>()
            .AddSingleton<GetPolicy>()
            .AddSingleton<ListPolicies>()
            .AddSingleton<CreatePosition>()
            .AddSingleton<TransitionPosition>()
            .AddSingleton<GetPosition>()
            .AddSingleton<ListPositions>()
            .AddSingleton<EventSignal>()
            .AddSingleton<ListEvents>()
            .AddSingleton<ListAuditEvents>()
            .AddLedger();
    }

    /// <summary>Keeps everything in this process until it ends.</summary>
    public static IServiceCollection AddMemoryStore(this IServiceCollection services) => services
        .AddSingleton<MemoryDatabase>()
        .AddSingleton<IInstitutionStore, MemoryInstitutionStore>()
        .AddSingleton<IApiKeyStore, MemoryApiKeyStore>()
        .AddSingleton<ITemplateStore, MemoryTemplateStore>()
        .AddSingleton<IAssetStore, MemoryAssetStore>()
        .AddSingleton<IPolicyStore, MemoryPolicyStore>()
        .AddSingleton<IPositionStore, MemoryPositionStore>()
        .AddSingleton<IEventStore, MemoryEventStore>()
        .AddSingleton<IRelayStore, MemoryRelayStore>()
        .AddSingleton<IRelayOperations, MemoryRelayOperations>()
        .AddSingleton<IWebhookStore, MemoryWebhookStore>()
        .AddDeliveryStore<MemoryDeliveryStore>()
        .AddSingleton<IApprovalStore, MemoryApprovalStore>()
        .AddSingleton<ILedgerStore, MemoryLedgerStore>()
        .AddSingleton<ICheckpointStore, MemoryCheckpointStore>()
        .AddSingleton<IAccountStore, MemoryAccountStore>()
        .AddSingleton<IReplayStore, MemoryReplayStore>()
        .AddSingleton<IAuditStore, MemoryAuditStore>()
        .AddSingleton<IChainStore, MemoryChainStore>()
        .AddSingleton<IIdempotencyStore, MemoryIdempotencyStore>()
        .AddSingleton<IJobStore, MemoryJobStore>()
        .AddSingleton<IJobOperations, MemoryJobOperations>();

    /// <summary>Keeps everything in the database of the registered <see cref="Npgsql.NpgsqlDataSource"/>.</summary>
    public static IServiceCollection AddPostgresStore(this IServiceCollection services) => services
        .AddSingleton<SchemaVersion>()
        .AddSingleton<Listening>()
        .AddSingleton<RememberedFacts>()
        .AddSingleton<RememberedCallers>()
        .AddSingleton<IInstitutionStore, PostgresInstitutionStore>()
        .AddSingleton<IApiKeyStore, PostgresApiKeyStore>()
        .AddSingleton<ITemplateStore, PostgresTemplateStore>()
        .AddSingleton<IAssetStore, PostgresAssetStore>()
        .AddSingleton<IPolicyStore, PostgresPolicyStore>()
        .AddSingleton<IPositionStore, PostgresPositionStore>()
        .AddSingleton<IEventStore, PostgresEventStore>()
        .AddSingleton<IRelayStore, PostgresRelayStore>()
        .AddSingleton<IRelayOperations, PostgresRelayOperations>()
        .AddSingleton<IWebhookStore, PostgresWebhookStore>()
        .AddDeliveryStore<PostgresDeliveryStore>()
        .AddHostedService<EventNotices>()
        .AddSingleton<IApprovalStore, PostgresApprovalStore>()
        .AddSingleton<ILedgerStore, PostgresLedgerStore>()
        .AddSingleton<ICheckpointStore, PostgresCheckpointStore>()
        .AddSingleton<IAccountStore, PostgresAccountStore>()
        .AddSingleton<IReplayStore, PostgresReplayStore>()
        .AddSingleton<IAuditStore, PostgresAuditStore>()
        .AddSingleton<IChainStore, PostgresChainStore>()
        .AddSingleton<IIdempotencyStore, PostgresIdempotencyStore>()
        .AddSingleton<IJobStore, PostgresJobStore>()
        .AddSingleton<IJobOperations, PostgresJobOperations>()
        .AddHostedService<JobNotifier>();

    /// <summary>For a host that authenticates callers by Postgres: it need not ask for each request.</summary>
    public static IServiceCollection RememberCallers(this IServiceCollection services) =>
        services.AddHostedService<KeyChangeListener>();

    /// <summary>
    /// The background work of a database, in a worker or in a process that is everything at once. Quartz keeps its
    /// time, unless the host has registered another engine before.
    /// </summary>
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services)
    {
        services
            .AddSingleton<IdempotencyCleanup>()
            .AddSingleton<PartitionMaintenance>();
        services.AddRecurringJob<IdempotencyCleanup>(
            new RecurringSchedule("idempotency-cleanup", Limits.IdempotencyCleanupCron),
            (cleanup, token) => cleanup.RunAsync(token));
        services.AddRecurringJob<PartitionMaintenance>(
            new RecurringSchedule("partition-maintenance", Limits.PartitionMaintenanceCron),
            (maintenance, token) => maintenance.RunAsync(token));
        return services.AddHostedService<JobListener>().AddStoreWork();
    }

    /// <summary>The background work of a process that keeps everything in memory.</summary>
    public static IServiceCollection AddMemoryBackgroundWork(this IServiceCollection services) =>
        services.AddSingleton<IScheduleClaims, LoneScheduleClaims>().AddStoreWork();

    private static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<ListLedgerEvents>()
        .AddSingleton<ProveLedgerEvent>()
        .AddSingleton<ListCheckpoints>()
        .AddSingleton<SealLedger>()
        .AddSingleton<AccountAccess>()
        .AddSingleton<ListBalances>()
        .AddSingleton<ReadStatement>()
        .AddSingleton<ListReplays>()
        .AddSingleton<LedgerMetrics>()
        .AddSingleton<ReplayLedger>();

    /// <summary>What institutions bind themselves by: settings, approvals, expiry.</summary>
    private static IServiceCollection AddGovernance(this IServiceCollection services) => services
        .AddSingleton<GetSettings>()
        .AddSingleton<PutSettings>()
        .AddSingleton<MoveRecorder>()
        .AddSingleton<RequestTransition>()
        .AddSingleton<ApproveTransition>()
        .AddSingleton<RejectApproval>()
        .AddSingleton<GetApproval>()
        .AddSingleton<ListApprovals>()
        .AddSingleton<ExpirePositions>();

    /// <summary>What happens after a commit, as far as requests ask for it or look at it.</summary>
    private static IServiceCollection AddIntegrations(this IServiceCollection services) =>
        services.AddJobs().AddRelayActs().AddWebhooks();

    /// <summary>
    /// What is there even while nothing is mirrored: the operators' view of its records, and a gate that stands open.
    /// </summary>
    private static IServiceCollection AddChainOperations(this IServiceCollection services)
    {
        services.TryAddSingleton<IPositionGate, OpenGate>();
        return services
            .AddSingleton<ChainTrails>()
            .AddSingleton<ListChainOperations>()
            .AddSingleton<GetChainOperation>()
            .AddSingleton<ChangeChainOperation>();
    }

    /// <summary>What is the same work on every store.</summary>
    private static IServiceCollection AddStoreWork(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddRelay();
        services.AddJobWorker();
        services.AddWebhookWork();
        services.AddRecurringJob<SealLedger>(
            new RecurringSchedule("ledger-checkpoint", Limits.CheckpointCron),
            (ledger, token) => ledger.RunAsync(token));
        services.AddRecurringJob<IAccountStore>(
            new RecurringSchedule("ledger-fold", Limits.FoldCron), (accounts, token) => accounts.FoldAsync(token));
        services.AddRecurringJob<ReplayLedger>(
            new RecurringSchedule("ledger-replay", Limits.ReplayCron, SkipMissed: false),
            (replay, token) => replay.RunAsync(token));
        // A run that was missed is made up for at once: what is due should not wait for the next minute as well.
        services.AddRecurringJob<ExpirePositions>(
            new RecurringSchedule("position-expiry", Limits.ExpiryCron, SkipMissed: false),
            (expiry, token) => expiry.RunAsync(token));
        return services.Any(service => service.ServiceType == typeof(IJobEngine))
            ? services
            : services.AddQuartzJobEngine();
    }
}
