using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Core.Relay;

/// <summary>Registers the event relay.</summary>
internal static class RelayExtensions
{
    /// <summary>What operators see and do.</summary>
    public static IServiceCollection AddRelayActs(this IServiceCollection services) => services
        .AddSingleton<RelayActs>()
        .AddSingleton<ListRelayItems>()
        .AddSingleton<RetryEvents>()
        .AddSingleton<SkipEvent>()
        .AddSingleton<ReplayEvents>()
        .AddSingleton<PauseConsumer>();

    /// <summary>What a worker does.</summary>
    public static IServiceCollection AddRelay(this IServiceCollection services) => services
        .AddSingleton<RelayMetrics>()
        .AddSingleton<RelayParts>()
        .AddHostedService<EventRelay>();
}
