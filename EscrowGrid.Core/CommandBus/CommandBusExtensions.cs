using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Core.CommandBus;

/// <summary>Registers what takes commands from a topic.</summary>
public static class CommandBusExtensions
{
    public static IServiceCollection AddCommandBus(this IServiceCollection services, CommandBusSettings settings) =>
        services
            .AddSingleton(settings)
            .AddSingleton<ReadMessage>()
            .AddSingleton<MessageSender>()
            .AddSingleton<RepeatedMessage>()
            .AddSingleton<TakeMessage>();
}
