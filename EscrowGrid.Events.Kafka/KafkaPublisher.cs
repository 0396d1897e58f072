using Confluent.Kafka;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Events.Kafka;

/// <summary>
/// Publishes every event to one topic. An event counts as handled when the brokers have confirmed it, so a repeat is
/// possible and a loss is not; and since the relay hands the next event of a subject over only then, a subject's
/// events are in order (docs/adr/0012-kafka-is-a-consumer-of-the-relay.md).
/// </summary>
internal sealed class KafkaPublisher(KafkaConnection connection, TopicCheck check) : IEventConsumer
{
    public const string ConsumerName = "kafka";

    /// <summary>
    /// How long the brokers' answers are waited for when the process stops: mostly they are on their way, and an event
    /// whose answer is not heard is sent again.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    public string Name => ConsumerName;

    public async Task HandleAsync(IReadOnlyList<RelayedEvent> events, CancellationToken cancellationToken)
    {
        var producer = connection.Open();
        await check.PassAsync(producer, cancellationToken);
        var sending = Task.WhenAll(events.Select(told => SendAsync(producer, told)));
        await ((Task)sending).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            Conclude(events, await sending.WaitAsync(Grace, CancellationToken.None));
        }
        catch (TimeoutException)
        {
            // Nothing may be sent any more that another worker could then overtake.
            connection.Drop(producer);
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private static string Describe(Error error) => $"{error.Code}: {error.Reason}";

    /// <exception cref="ConsumerUnavailableException">No event is to blame.</exception>
    private static void Conclude(IReadOnlyList<RelayedEvent> events, Error?[] errors)
    {
        var outages = errors.OfType<Error>().Where(error => KafkaFailures.Of(error) is KafkaFailure.Outage);
        if (outages.FirstOrDefault() is { } outage)
            throw new ConsumerUnavailableException(Describe(outage));
        foreach (var (told, error) in events.Zip(errors))
        {
            if (error is not null)
                told.Fail(Describe(error), KafkaFailures.Of(error) is KafkaFailure.OfTheEvent);
        }
    }

    /// <returns>Why the brokers do not have it; null when they have.</returns>
    private async Task<Error?> SendAsync(IProducer<string, byte[]> producer, RelayedEvent told)
    {
        try
        {
            await producer.ProduceAsync(connection.Topic, KafkaMessage.Of(told), CancellationToken.None);
            return null;
        }
        catch (KafkaException exception)
        {
            return exception.Error;
        }
    }
}
