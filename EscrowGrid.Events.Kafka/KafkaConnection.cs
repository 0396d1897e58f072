using Confluent.Kafka;
using EscrowGrid.Core.Events;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Events.Kafka;

/// <summary>
/// The one producer of this process. It is made at its first use, and made anew once it is beyond repair.
/// </summary>
internal sealed class KafkaConnection(KafkaOptions options, ILogger<KafkaConnection> logger) : IDisposable
{
    /// <summary>
    /// After this a record is given up by the client, within what the relay's patience is for a round. Nothing that was
    /// given up is sent later, when another worker may have sent what follows it.
    /// </summary>
    private const int MessageTimeoutMs = 8_000;

    private const int RequestTimeoutMs = 5_000;
    private const int LingerMs = 2;

    /// <summary>How soon brokers that are back are found.</summary>
    private const int ReconnectMaximumMs = 1_000;

    /// <summary>How long a topic may be unknown before what goes there fails; the default is half a minute.</summary>
    private const int UnknownTopicMs = 3_000;

    private readonly Lock _gate = new();
    private IProducer<string, byte[]>? _producer;
    private volatile bool _isBroken;
    private bool _isDisposed;

    public string Topic => options.Topic;

    /// <exception cref="ConsumerUnavailableException">The client does not take the settings.</exception>
    public IProducer<string, byte[]> Open()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_isBroken)
            {
                _producer?.Dispose();
                (_producer, _isBroken) = (null, false);
            }

            return _producer ??= Build();
        }
    }

    /// <summary>
    /// Ends a producer with all that it has not sent; the next use makes another. Does nothing when that has happened.
    /// </summary>
    public void Drop(IProducer<string, byte[]> producer)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_producer, producer))
                return;
            _producer = null;
        }

        producer.Dispose();
    }

    public void Dispose()
    {
        IProducer<string, byte[]>? last;
        lock (_gate)
        {
            _isDisposed = true;
            (last, _producer) = (_producer, null);
        }

        last?.Dispose();
    }

    /// <summary>
    /// Every in-sync replica has what counts as sent, and the client's own repeats neither double nor reorder it. The
    /// partitioner is Java's, not the client's default, so that every producer of a key agrees (trap T-40).
    /// </summary>
    private ProducerConfig Settings() => options.Secure(new ProducerConfig
    {
        Acks = Acks.All,
        EnableIdempotence = true,
        Partitioner = Partitioner.Murmur2Random,
        CompressionType = CompressionType.Snappy,
        LingerMs = LingerMs,
        MessageTimeoutMs = MessageTimeoutMs,
        RequestTimeoutMs = RequestTimeoutMs,
        SocketTimeoutMs = RequestTimeoutMs,
        ReconnectBackoffMaxMs = ReconnectMaximumMs,
        TopicMetadataPropagationMaxMs = UnknownTopicMs,
    });

    private IProducer<string, byte[]> Build()
    {
        NativeClient.Locate();
        try
        {
            return new ProducerBuilder<string, byte[]>(Settings())
                .SetLogHandler((_, line) => logger.ClientSays(line))
                .SetErrorHandler((_, error) => Note(error))
                .Build();
        }
        catch (Exception exception) when (exception is InvalidOperationException or DllNotFoundException)
        {
            throw new ConsumerUnavailableException($"The Kafka client cannot start: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// After a fatal error a producer sends nothing more: it cannot promise its order. The failed records carry the
    /// error without that mark, so it is noted here, on the client's own thread.
    /// </summary>
    private void Note(Error error)
    {
        _isBroken |= error.IsFatal;
        if (error.IsFatal)
            logger.BeyondRepair(error.Code, error.Reason);
        else
            logger.ClientFails(error.Code, error.Reason);
    }
}
