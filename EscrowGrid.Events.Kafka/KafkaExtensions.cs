using EscrowGrid.Core.Events;
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
        return settings is { Kafka: { } kafka, Mode: ServiceMode.All or ServiceMode.Worker }
            ? services.AddKafkaEvents(ToOptions(kafka))
            : services;
    }

    public static IServiceCollection AddKafkaEvents(this IServiceCollection services, KafkaOptions options) => services
        .AddSingleton(options)
        .AddSingleton<KafkaConnection>()
        .AddSingleton<TopicCheck>()
        .AddSingleton<IEventConsumer, KafkaPublisher>()
        .AddSingleton<IDependencyProbe, KafkaProbe>();

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
