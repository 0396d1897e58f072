using Confluent.Kafka;

namespace EscrowGrid.Events.Kafka.Commands;

/// <summary>The messages of one key that wait, in the order of their partition.</summary>
internal sealed class CommandLane(IEnumerable<ConsumeResult<byte[], byte[]>> records)
{
    private readonly Queue<ConsumeResult<byte[], byte[]>> _waiting = new(records);

    /// <summary>Those that have not had their end.</summary>
    public IReadOnlyCollection<ConsumeResult<byte[], byte[]>> Waiting => _waiting;

    /// <summary>The first one has had its end.</summary>
    public void Advance() => _waiting.Dequeue();
}
