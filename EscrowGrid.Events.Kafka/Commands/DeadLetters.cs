using System.Globalization;
using Confluent.Kafka;
using EscrowGrid.Core;
using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Events.Kafka.Commands;

/// <summary>
/// Sends refused messages to a topic of their own, as they came, with headers that say why (escrow-services.md 5). One
/// may be there twice: better than not at all.
/// </summary>
internal sealed class DeadLetters(KafkaConnection connection, CommandOptions options, TimeProvider time)
{
    private const string Permanent = "PERMANENT";

    /// <exception cref="ConsumerUnavailableException">It is not there; nothing of it may be committed.</exception>
    public async Task SendAsync(
        ConsumeResult<byte[], byte[]> record, MessageRefusal refusal, int retries, CancellationToken cancellationToken)
    {
        var source = connection.Open();
        using var producer = new DependentProducerBuilder<byte[], byte[]>(source.Handle).Build();
        var message = new Message<byte[], byte[]>
        {
            Key = record.Message.Key,
            Value = record.Message.Value,
            Headers = Headers(record, refusal, retries),
        };
        try
        {
            await producer.ProduceAsync(options.DeadTopic, message, cancellationToken);
        }
        catch (KafkaException exception)
        {
            throw new ConsumerUnavailableException($"{options.DeadTopic}: {exception.Error.Reason}", exception);
        }
    }

    private Headers Headers(ConsumeResult<byte[], byte[]> record, MessageRefusal refusal, int retries)
    {
        var headers = new Headers();
        foreach (var header in record.Message.Headers)
            headers.Add(header.Key, header.GetValueBytes());
        headers.Add("x-original-topic", record.Topic);
        headers.Add("x-original-partition", Text(record.Partition.Value));
        headers.Add("x-original-offset", Text(record.Offset.Value));
        headers.Add("x-error-type", refusal.Code == MessageRefusal.Poison ? MessageRefusal.Poison : Permanent);
        headers.Add("x-error-code", refusal.Code);
        headers.Add("x-error-message", refusal.Details ?? "");
        headers.Add("x-error-timestamp", time.GetUtcNow().ToWireText());
        headers.Add("x-retry-count", Text(retries));
        return headers;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
