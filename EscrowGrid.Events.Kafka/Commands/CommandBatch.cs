using Confluent.Kafka;

namespace EscrowGrid.Events.Kafka.Commands;

/// <summary>Some messages that were read together, by key.</summary>
internal sealed class CommandBatch
{
    private readonly IReadOnlyList<ConsumeResult<byte[], byte[]>> _records;

    public CommandBatch(IReadOnlyList<ConsumeResult<byte[], byte[]>> records)
    {
        _records = records;
        Lanes = [.. records.GroupBy(KeyOf, StringComparer.Ordinal).Select(lane => new CommandLane(lane))];
    }

    public IReadOnlyList<CommandLane> Lanes { get; }

    /// <summary>
    /// Where each partition is to be read on: at the first message that has not had its end, though later ones may have
    /// (trap T-37).
    /// </summary>
    public IReadOnlyList<TopicPartitionOffset> Places
    {
        get
        {
            var waiting = Lanes.SelectMany(lane => lane.Waiting).ToLookup(record => record.TopicPartition);
            return
            [
                .. _records.GroupBy(record => record.TopicPartition).Select(partition => new TopicPartitionOffset(
                    partition.Key,
                    waiting[partition.Key]
                        .Select(record => record.Offset.Value)
                        .DefaultIfEmpty(partition.Max(record => record.Offset.Value) + 1)
                        .Min())),
            ];
        }
    }

    private static string KeyOf(ConsumeResult<byte[], byte[]> record) =>
        record.Message.Key is { } key ? Convert.ToHexString(key) : "";
}
