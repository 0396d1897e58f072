using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Assets;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Escrows.Approvals;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Evidence;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Instances;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;
using EscrowGrid.Core.Jobs.Scheduling;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Policies;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.Core.Relay;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Storage.Memory;
using EscrowGrid.Core.Storage.Postgres;
using EscrowGrid.Core.Templates;
using EscrowGrid.Core.Users;
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
            .AddUsers()
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
            .AddLedger()
            .AddCompliance().AddEscrows().AddEvidence();
    }

    /// <summary>Keeps everything in this process until it ends.</summary>
    public static IServiceCollection AddMemoryStore(this IServiceCollection services) => services
        .AddSingleton<MemoryDatabase>()
        .AddSingleton<IInstitutionStore, MemoryInstitutionStore>()
        .AddSingleton<IApiKeyStore, MemoryApiKeyStore>()
        .AddSingleton<IUserStore, MemoryUserStore>()
        .AddSingleton<ISessionStore, MemorySessionStore>()
        .AddSingleton<ITemplateStore, MemoryTemplateStore>()
        .AddSingleton<IAssetStore, MemoryAssetStore>()
        .AddSingleton<IPolicyStore, MemoryPolicyStore>()
        .AddSingleton<IPositionStore, MemoryPositionStore>()
        .AddSingleton<IEventStore, MemoryEventStore>()
        .AddSingleton<IRelayStore, MemoryRelayStore>()
        .AddSingleton<IRelayOperations, MemoryRelayOperations>()
        .AddSingleton<IWebhookStore, MemoryWebhookStore>()
        .AddDeliveryStore<MemoryDeliveryStore>()
        .AddMemoryEscrows()
        .AddSingleton<IApprovalStore, MemoryApprovalStore>()
        .AddSingleton<ILedgerStore, MemoryLedgerStore>()
        .AddSingleton<ICheckpointStore, MemoryCheckpointStore>()
        .AddSingleton<IAccountStore, MemoryAccountStore>()
        .AddSingleton<IReplayStore, MemoryReplayStore>()
        .AddSingleton<IAuditStore, MemoryAuditStore>()
        .AddSingleton<IChainStore, MemoryChainStore>()
        .AddSingleton<IIdempotencyStore, MemoryIdempotencyStore>()
        .AddSingleton<IInstanceStore, MemoryInstanceStore>()
        .AddSingleton<IJobStore, MemoryJobStore>()
        .AddSingleton<IJobOperations, MemoryJobOperations>()
        .AddSingleton<IScheduleStore, MemoryScheduleStore>()
        .AddStoreSchedules();

    /// <summary>Keeps everything in the database of the registered <see cref="Npgsql.NpgsqlDataSource"/>.</summary>
    public static IServiceCollection AddPostgresStore(this IServiceCollection services) => services
        .AddSingleton<SchemaVersion>()
        .AddSingleton<Listening>()
        .AddSingleton<RememberedFacts>()
        .AddSingleton<RememberedCallers>()
        .AddSingleton<IInstitutionStore, PostgresInstitutionStore>()
        .AddSingleton<IApiKeyStore, PostgresApiKeyStore>()
        .AddSingleton<IUserStore, PostgresUserStore>()
        .AddSingleton<ISessionStore, PostgresSessionStore>()
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
        .AddPostgresEscrows()
        .AddSingleton<IApprovalStore, PostgresApprovalStore>()
        .AddSingleton<ILedgerStore, PostgresLedgerStore>()
        .AddSingleton<ICheckpointStore, PostgresCheckpointStore>()
        .AddSingleton<IAccountStore, PostgresAccountStore>()
        .AddSingleton<IReplayStore, PostgresReplayStore>()
        .AddSingleton<IAuditStore, PostgresAuditStore>()
        .AddSingleton<IChainStore, PostgresChainStore>()
        .AddSingleton<IIdempotencyStore, PostgresIdempotencyStore>()
        .AddSingleton<IInstanceStore, PostgresInstanceStore>()
        .AddSingleton<IJobStore, PostgresJobStore>()
        .AddSingleton<IJobOperations, PostgresJobOperations>()
        .AddSingleton<IScheduleStore, PostgresScheduleStore>()
        .AddStoreSchedules()
        .AddSchedule(IdempotencyCleanup.Schedule)
        .AddSchedule(PartitionMaintenance.Schedule)
        .AddHostedService<JobNotifier>();

    /// <summary>For a host that authenticates callers by Postgres: it need not ask for each request.</summary>
    public static IServiceCollection RememberCallers(this IServiceCollection services) =>
        services.AddHostedService<KeyChangeListener>();

    /// <summary>
    /// The background work of a database, in a worker or in a process that is everything at once. Quartz is its engine,
    /// unless the host has registered another one before.
    /// </summary>
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services)
    {
        services.TryAddSingleton(new ReplyRetention(Limits.IdempotencyRetention));
        services
            .AddSingleton<IdempotencyCleanup>()
            .AddSingleton<PartitionMaintenance>();
        services.AddRecurringJob<IdempotencyCleanup>(
            IdempotencyCleanup.Schedule, (cleanup, token) => cleanup.RunAsync(token));
        services.AddRecurringJob<PartitionMaintenance>(
            PartitionMaintenance.Schedule, (maintenance, token) => maintenance.RunAsync(token));
        services.AddHostedService<JobListener>().AddStoreWork();
        return services.Any(service => service.ServiceType == typeof(IJobEngine))
            ? services
            : services.AddPersistentQuartzJobEngine();
    }

    /// <summary>The background work of a process that keeps everything in memory.</summary>
    public static IServiceCollection AddMemoryBackgroundWork(this IServiceCollection services) =>
        services.AddStoreWork().AddQuartzJobEngine();

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
        .AddSingleton<ReadAnchors>()
        .AddSingleton<ReplayTeller>()
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
        services.AddJobs().AddRelayActs().AddWebhooks().AddCollections().AddReconciliation();

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
        services.AddUserWork();
        services.AddRecurringJob<SealLedger>(SealLedger.Schedule, (ledger, token) => ledger.RunAsync(token));
        services.AddRecurringJob<IAccountStore>(
            AccountFold.Schedule, (accounts, token) => accounts.FoldAsync(token));
        services.AddRecurringJob<ReplayLedger>(
            ReplayLedger.Schedule, (replay, token) => replay.RunAsync(token));
        services.AddRecurringJob<ExpirePositions>(
            ExpirePositions.Schedule, (expiry, token) => expiry.RunAsync(token));
        services.AddEscrowWork();
        services.AddCollectionWork();
        services.AddReconciliationWork();
        return services.AddEngineLane();
    }

    /// <summary>What workers do by schedule, for processes that only show it to operators.</summary>
    private static IServiceCollection AddStoreSchedules(this IServiceCollection services) => services
        .AddSchedule(AccountFold.Schedule)
        .AddSchedule(DeliveryCleanup.Schedule)
        .AddSchedule(ExpirePositions.Schedule)
        .AddSchedule(services.FindDeadlineSchedule())
        .AddSchedule(GiveUpNotices.Schedule)
        .AddSchedule(PollCollections.Schedule)
        .AddSchedule(RedactNotices.Schedule)
        .AddSchedule(ReconcileBooks.Hourly)
        .AddSchedule(ReconcileBooks.Nightly)
        .AddSchedule(ReplayLedger.Schedule)
        .AddSchedule(SealLedger.Schedule)
        .AddSchedule(SessionCleanup.Schedule);

    private static IServiceCollection AddMemoryEscrows(this IServiceCollection services) => services
        .AddSingleton<IEscrowStore, MemoryEscrowStore>()
        .AddSingleton<IDeadlineClock, OwnDeadlineClock>()
        .AddSingleton<IRefusedMessageStore, MemoryRefusedMessageStore>()
        .AddSingleton<ICollectionStore, MemoryCollectionStore>()
        .AddSingleton<IFundsStore, MemoryFundsStore>()
        .AddSingleton<IBreakStore, MemoryBreakStore>()
        .AddSingleton<IEscrowApprovalStore, MemoryEscrowApprovalStore>()
        .AddSingleton<IProviderEventStore, MemoryProviderEventStore>()
        .AddSingleton<IScreeningStore, MemoryScreeningStore>()
        .AddSingleton<IPayeeStore, MemoryPayeeStore>()
        .AddSingleton<IDisputeMessageStore, MemoryDisputeMessageStore>()
        .AddSingleton<IEvidenceStore, MemoryEvidenceStore>();

    private static IServiceCollection AddPostgresEscrows(this IServiceCollection services) => services
        .AddDeadlineClock()
        .AddHostedService<CommandNotices>()
        .AddSingleton<EscrowGroups>()
        .AddSingleton<IEscrowStore, PostgresEscrowStore>()
        .AddSingleton<IRefusedMessageStore, PostgresRefusedMessageStore>()
        .AddSingleton<ICollectionStore, PostgresCollectionStore>()
        .AddSingleton<IFundsStore, PostgresFundsStore>()
        .AddSingleton<IBreakStore, PostgresBreakStore>()
        .AddSingleton<IEscrowApprovalStore, PostgresEscrowApprovalStore>()
        .AddSingleton<IProviderEventStore, PostgresProviderEventStore>()
        .AddSingleton<IScreeningStore, PostgresScreeningStore>()
        .AddSingleton<IPayeeStore, PostgresPayeeStore>()
        .AddSingleton<IDisputeMessageStore, PostgresDisputeMessageStore>()
        .AddSingleton<IEvidenceStore, PostgresEvidenceStore>();

    /// <summary>The machine's clock may be wrong. Another one was put in its place on purpose, and is believed.
    /// </summary>
    private static IServiceCollection AddDeadlineClock(this IServiceCollection services)
    {
        services.TryAddSingleton<PostgresDeadlineClock>();
        services.TryAddSingleton<IDeadlineClock>(provider =>
            provider.GetRequiredService<TimeProvider>() == TimeProvider.System
                ? provider.GetRequiredService<PostgresDeadlineClock>()
                : new OwnDeadlineClock());
        return services;
    }
}
