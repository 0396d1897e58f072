using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Events.Kafka.Commands;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Events.Kafka;

/// <summary>Registers the publisher.</summary>
public static class KafkaExtensions
{
    /// <summary>
    /// Publishes to the brokers of the settings, in a process that does background work; nothing without brokers, and
    /// nothing in a process that only answers requests.
    /// </summary>
    public static IServiceCollection AddKafkaEvents(this IServiceCollection services, ServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings is not { Kafka: { } kafka, Mode: ServiceMode.All or ServiceMode.Worker })
            return services;
        services.AddKafkaEvents(ToOptions(kafka));
        return kafka.CommandSecrets is []
            ? services
            : services.AddKafkaCommands(
                new CommandOptions
                {
                    Topic = kafka.CommandsTopic,
                    Group = kafka.GroupId,
                    MaxRetries = settings.Escrows.MaxRetries,
                    RetryDelay = settings.Escrows.RetryDelay,
                },
                new CommandBusSettings { Secrets = kafka.CommandSecrets });
    }

    public static IServiceCollection AddKafkaEvents(this IServiceCollection services, KafkaOptions options) => services
        .AddSingleton(options)
        .AddSingleton<KafkaConnection>()
        .AddSingleton<TopicCheck>()
        .AddSingleton<IEventConsumer, KafkaPublisher>()
        .AddSingleton<IDependencyProbe, KafkaProbe>();

    /// <summary>Takes commands from a topic, beside <see cref="AddKafkaEvents(IServiceCollection, KafkaOptions)"/>.
    /// </summary>
    public static IServiceCollection AddKafkaCommands(
        this IServiceCollection services, CommandOptions options, CommandBusSettings settings) => services
        .AddCommandBus(settings)
        .AddSingleton(options)
        .AddSingleton<CommandMetrics>()
        .AddSingleton<DeadLetters>()
        .AddSingleton<CommandUse>()
        .AddSingleton<CommandWork>()
        .AddCommandPublishing<CommandPublisher>()
        .AddHostedService<CommandConsumer>();

    private static KafkaOptions ToOptions(KafkaSettings kafka) => new()
    {
        Brokers = kafka.Brokers,
        Topic = kafka.EventsTopic,
        ClientId = kafka.ClientId,
        UsesTls = kafka.UsesTls,
        AuthorityFile = kafka.AuthorityFile,
        Mechanism = kafka.Mechanism,
        UserName = kafka.UserName,
        Password = kafka.Password,
    };
}
