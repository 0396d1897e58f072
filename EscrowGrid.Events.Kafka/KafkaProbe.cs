using Confluent.Kafka;
using EscrowGrid.ServiceDefaults.Health;

namespace EscrowGrid.Events.Kafka;

/// <summary>
/// Asks the brokers for themselves. Their loss degrades a service and stops nothing: events wait in the log.
/// </summary>
internal sealed class KafkaProbe(KafkaConnection connection) : IDependencyProbe
{
    /// <summary>Within the two seconds that a probe has.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public string Name => KafkaPublisher.ConsumerName;

    public bool Required => false;

    public Task CheckAsync(CancellationToken cancellationToken) => Blocking.RunAsync(Ask, cancellationToken);

    /// <exception cref="KafkaException">No broker answered.</exception>
    private void Ask()
    {
        using var admin = new DependentAdminClientBuilder(connection.Open().Handle).Build();
        admin.GetMetadata(Patience);
    }
}
