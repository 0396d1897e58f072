using System.Diagnostics;
using System.Text;
using Confluent.Kafka;

namespace EscrowGrid.Events.Kafka.Tests.Brokers;

/// <summary>Reads the topic from its beginning, as any consumer of it could.</summary>
internal sealed class TopicReader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    private readonly IConsumer<string, byte[]> _consumer;
    private readonly List<ConsumeResult<string, byte[]>> _read = [];

    public TopicReader(MockBrokers brokers, string topic = MockBrokers.Topic)
    {
        NativeClient.Locate();
        _consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = brokers.Addresses,
            GroupId = "test",
            EnableAutoCommit = false,
            // librdkafka's brokers know neither transactions nor who is in a group; all partitions are read.
            IsolationLevel = IsolationLevel.ReadUncommitted,
        }).Build();
        _consumer.Assign(Enumerable.Range(0, MockBrokers.Partitions)
            .Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));
    }

    /// <summary>Everything read so far; in the order of each partition.</summary>
    public IReadOnlyList<ConsumeResult<string, byte[]>> Read => _read;

    public static string? Header(ConsumeResult<string, byte[]> record, string name) =>
        record.Message.Headers.TryGetLastBytes(name, out var value) ? Encoding.UTF8.GetString(value) : null;

    /// <summary>Reads until so many records with different event ids are there.</summary>
    public Task ReadUntilAsync(int count) => ReadUntilAsync(
        () => _read.DistinctBy(record => Header(record, "event-id")).Count(), count);

    /// <summary>Reads until so many records are there.</summary>
    public Task ReadCountAsync(int count) => ReadUntilAsync(() => _read.Count, count);

    private Task ReadUntilAsync(Func<int> counted, int count) => OnItsOwnAsync(() =>
    {
        var clock = Stopwatch.StartNew();
        while (counted() < count)
        {
            Assert.True(clock.Elapsed < Patience, $"{_read.Count} records, wanted {count}");
            if (_consumer.Consume(Step) is { } record)
                _read.Add(record);
        }
    });

    /// <summary>Reads what comes within a moment, to see that nothing more does.</summary>
    public Task ReadRestAsync() => OnItsOwnAsync(() =>
    {
        while (_consumer.Consume(Step) is { } record)
            _read.Add(record);
    });

    public void Dispose() => _consumer.Dispose();

    // The client blocks, and what is tested goes on by the threads of the tests and of the pool, which are few.
    private static Task OnItsOwnAsync(Action read) => Task.Factory.StartNew(
        read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
