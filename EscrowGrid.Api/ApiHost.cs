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
using EscrowGrid.Api.Health;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.Instances;
using EscrowGrid.Api.Institutions;
using EscrowGrid.Api.Jobs;
using EscrowGrid.Api.Ledger;
using EscrowGrid.Api.Metrics;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Policies;
using EscrowGrid.Api.Positions;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Reconciliation;
using EscrowGrid.Api.Relay;
using EscrowGrid.Api.Requests;
using EscrowGrid.Api.Templates;
using EscrowGrid.Api.Users;
using EscrowGrid.Api.Webhooks;
using EscrowGrid.Chain.Evm;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Webhooks;
using EscrowGrid.Events.Kafka;
using EscrowGrid.Evidence.S3;
using EscrowGrid.Jobs.Hangfire;
using EscrowGrid.Rails;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Health;
using EscrowGrid.ServiceDefaults.Metrics;

namespace EscrowGrid.Api;

/// <summary>The API as a program: what it is made of, and in which order a request meets it.</summary>
internal static partial class ApiHost
{
    private const string MigrateVerb = "migrate";

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [MigrateVerb, ..])
            return await MigrateAsync(args);
        await using var app = Create(WebApplication.CreateBuilder(args));
        await app.RunAsync();
        return 0;
    }

    /// <exception cref="InvalidSettingsException">Lists every missing or bad setting by name.</exception>
    public static WebApplication Create(WebApplicationBuilder builder)
    {
        var settings = builder.AddServiceDefaults(ServiceRole.Api);
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = Limits.BodyBytesRead);
        builder.Services
            .AddSingleton(new WebhookOptions
            {
                EncryptionKey = settings.WebhookEncryptionKey,
                AllowsPrivateTargets = settings.AllowsPrivateWebhooks,
            })
            .AddSingleton(UserSetup.Read(settings.People))
            .AddEscrowGridCore()
            .AddSingleton<IHttpContextFactory, RequestIdContextFactory>()
            .AddSingleton<AuthenticationRefusals>()
            .AddSingleton<ApiKeyAuthenticator>()
            .AddSingleton<AccessTokens>().AddSingleton<UserAuthenticator>()
            .AddSingleton<RunningRequests>()
            .AddSingleton<BulkCreation>()
            .AddSingleton<EventStreams>()
            .AddApiDescription()
            .AddRateLimits()
            .AddInstances()
            .AddHostedService(services => services.GetRequiredService<ApiKeyUses>())
            .AddHostedService(services => services.GetRequiredService<RefusalTrail>())
            .AddSingleton<RequestMetrics>()
            .AddSingleton<MeterValues>()
            .AddSingleton<PrometheusText>()
            .AddMetricsListener(settings);
        builder.AddJobEngine(settings);
        AddStore(builder, settings);
        AddProviders(builder, settings);
        builder.AddEscrowCache();

        var app = builder.Build();
        Announce(app.Logger, settings.Mode, settings.StoreBackend);
        if (settings.StoreBackend is StoreBackend.Memory)
            WarnOfMemory(app.Logger);
        UsePipeline(app, settings);
        app.MapDocs(settings);
        return app;
    }

    /// <summary>Those outside that are configured; none has to be.</summary>
    private static void AddProviders(WebApplicationBuilder builder, ServiceSettings settings)
    {
        builder.AddOnChainMirror(settings);
        builder.Services.AddKafkaEvents(settings);
        builder.AddPaymentRails(settings);
        builder.AddEvidenceVault(settings);
    }

    private static void AddStore(WebApplicationBuilder builder, ServiceSettings settings)
    {
        builder.Services.AddEscrowPolicies(settings);
        var queue = settings.Queue;
        builder.Services.AddSingleton(new JobSettings
        {
            Slots = queue.Concurrency,
            Caps = queue.ConcurrencyByQueue,
            Retention = new JobRetention(queue.RemoveOnComplete, queue.RemoveOnFail),
        });
        if (settings.StoreBackend is not StoreBackend.Postgres)
        {
            builder.Services.AddMemoryStore();
            if (settings.Mode is ServiceMode.All)
                builder.Services.AddMemoryBackgroundWork();
            return;
        }

        builder.AddEscrowDatabase<EscrowDbContext>(ConnectionTuning.Apply);
        builder.Services.AddPostgresStore().RememberCallers().AddSingleton<IDependencyProbe, SchemaProbe>();
        builder.Services.AddReplyCache(settings);
        if (settings.Mode is ServiceMode.All)
            builder.Services.AddBackgroundWork();
    }

    /// <summary>
    /// Who is refused, and with what, is decided by this order: an unknown caller gets 401 before a route is looked at
    /// and before a body is read; a caller without the right gets 403 before the body is read, and before it is counted
    /// against a limit that it shares with others.
    /// </summary>
    private static void UsePipeline(WebApplication app, ServiceSettings settings)
    {
        if (settings.CorsOrigins.Count > 0)
            app.UseMiddleware<CrossOrigin>();
        app.UseMiddleware<ResponseHeaders>();
        app.UseMiddleware<MetricsMiddleware>();
        app.UseMiddleware<ErrorEdge>();
        app.UseRouting();
        app.UseMiddleware<AuthenticationMiddleware>();
        app.UseMiddleware<GeneralLimit>();
        app.UseMiddleware<PathEncoding>();
        app.UseMiddleware<AuthorizationMiddleware>();
        app.UseMiddleware<SensitiveLimits>();
        app.UseMiddleware<EventSignalling>();
        MapEndpoints(app);
        app.MapJobEngineDashboard(
                settings,
                static context => context.FindCaller() is { MayWrite: true } caller
                    && caller.Has(Scopes.OperationsWrite))
            ?.WithMetadata(AccessRule.AnyCaller with { Scope = Scopes.OperationsRead });
        app.MapMetrics(settings);
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapDefaultEndpoints();
        app.MapInstitutions();
        app.MapSettings();
        app.MapApiKeys();
        app.MapAuth();
        app.MapOwnAccount();
        app.MapCaller();
        app.MapUsers();
        app.MapNotices();
        app.MapProviderWebhooks();
        app.MapFunds();
        app.MapReconciliation();
        app.MapEscrowApprovals();
        app.MapPolicies();
        app.MapTemplates();
        app.MapAssets();
        app.MapPositions();
        app.MapEscrows();
        app.MapEscrowCommands();
        app.MapDisputeMessages();
        app.MapEvidence();
        app.MapApprovals();
        app.MapLedger();
        app.MapChainOperations();
        app.MapEvents();
        app.MapWebhooks();
        app.MapDeliveries();
        app.MapDeliveryOperations();
        app.MapRelay();
        app.MapAudit();
        app.MapJobs();
        app.MapSchedules();
        app.MapRateLimits();
        app.MapInstances();
    }

    private static async Task<int> MigrateAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = builder.AddServiceDefaults(ServiceRole.Migration);
        await using var app = builder.Build();
        return await MigrateCommand.RunAsync(
            settings.DatabaseConnectionString ?? "",
            app.Logger,
            app.Lifetime.ApplicationStopping,
            HangfireJobEngineExtensions.PrepareSchemaAsync);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "EscrowGrid API: mode {Mode}, store {Store}")]
    private static partial void Announce(ILogger logger, ServiceMode mode, StoreBackend store);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Everything is kept in this process and lost when it ends; set STORE_BACKEND=postgres to keep it")]
    private static partial void WarnOfMemory(ILogger logger);
}
