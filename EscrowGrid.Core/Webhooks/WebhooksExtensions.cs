using EscrowGrid.Core.Events;
using EscrowGrid.Core.Jobs.Recurring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EscrowGrid.Core.Webhooks;

/// <summary>Registers webhooks.</summary>
internal static class WebhooksExtensions
{
    /// <summary>What requests do with them.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.TryAddSingleton(new WebhookOptions());
        return services
            .AddSingleton<WebhookSecretVault>()
            .AddSingleton<WebhookActs>()
            .AddSingleton<CreateWebhook>()
            .AddSingleton<ChangeWebhook>()
            .AddSingleton<SwitchWebhook>()
            .AddSingleton<DeleteWebhook>()
            .AddSingleton<RotateWebhookSecret>()
            .AddSingleton<TestWebhook>()
            .AddSingleton<GetWebhook>()
            .AddSingleton<ListWebhooks>()
            .AddSingleton<GetDelivery>()
            .AddSingleton<ListDeliveries>()
            .AddSingleton<ReplayDeliveries>()
            .AddSingleton<OperateDeliveries>();
    }

    public static IServiceCollection AddDeliveryStore<TStore>(this IServiceCollection services)
        where TStore : class, IDeliveryLog, IDeliveryQueue => services
        .AddSingleton<TStore>()
        .AddSingleton<IDeliveryLog>(provider => provider.GetRequiredService<TStore>())
        .AddSingleton<IDeliveryQueue>(provider => provider.GetRequiredService<TStore>());

    /// <summary>What a worker does with them.</summary>
    public static void AddWebhookWork(this IServiceCollection services)
    {
        services.TryAddSingleton<NameResolver>(SharedLookups.AskSystemAsync);
        services
            .AddSingleton<SharedLookups>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<StopWebhook>()
            .AddSingleton<DeliveryMetrics>()
            .AddSingleton<DeliveryParts>()
            .AddSingleton<DeliveryRunner>()
            .AddHostedService(provider => provider.GetRequiredService<DeliveryRunner>())
            .AddSingleton<IEventConsumer, WebhookFanOut>()
            .AddSingleton<DeliveryCleanup>();
        services.AddRecurringJob<DeliveryCleanup>(
            DeliveryCleanup.Schedule, (cleanup, token) => cleanup.RunAsync(token));
    }
}
