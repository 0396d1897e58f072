using EscrowGrid.Chain.Evm;
using EscrowGrid.Core;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Webhooks;
using EscrowGrid.Events.Kafka;
using EscrowGrid.Jobs.Hangfire;
using EscrowGrid.Rails;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Metrics;

namespace EscrowGrid.Worker;

/// <summary>MODE=worker: the background work, and a port that answers health checks and shows metrics.</summary>
internal static class Service
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = builder.AddServiceDefaults(ServiceRole.Worker);
        builder.AddEscrowDatabase<EscrowDbContext>(ConnectionTuning.Apply);
        builder.AddEscrowCache();
        builder.Services.AddSingleton<MeterValues>();
        builder.AddJobEngine(settings);
        builder.Services.AddSingleton(new WebhookOptions
        {
            EncryptionKey = settings.WebhookEncryptionKey,
            AllowsPrivateTargets = settings.AllowsPrivateWebhooks,
        });
        var queue = settings.Queue;
        builder.Services.AddSingleton(new JobSettings
        {
            Slots = queue.Concurrency,
            Caps = queue.ConcurrencyByQueue,
            Retention = new JobRetention(queue.RemoveOnComplete, queue.RemoveOnFail),
        });
        builder.Services.AddEscrowPolicies(settings);
        builder.Services.AddEscrowGridCore().AddPostgresStore().AddBackgroundWork();
        builder.AddOnChainMirror(settings);
        builder.Services.AddKafkaEvents(settings);
        builder.AddPaymentRails(settings);
        builder.Services.AddMetricsListener(settings);

        await using var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapMetrics(settings);
        await app.RunAsync();
        return 0;
    }
}
