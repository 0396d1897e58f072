using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Events.Kafka.Tests.Brokers;
using EscrowGrid.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Events.Kafka.Tests;

/// <summary>What brokers get, and what the relay is told when they get nothing.</summary>
public sealed class PublisherTests : IAsyncDisposable
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private static int _ids;

    private readonly MockBrokers _brokers = new();
    private readonly ServiceProvider _services;

    public PublisherTests() => _services = Services(_brokers);

    private IEventConsumer Publisher => _services.GetRequiredService<IEventConsumer>();

    [Fact]
    public async Task Event_Published_IsACloudEventWithItsAttributesAsHeaders()
    {
        var told = Told("pos_1", 7);

        await Publisher.HandleAsync([told], CancellationToken.None);

        var record = Assert.Single(await ReadAllAsync(1));
        Assert.Equal("pos_1", record.Message.Key);
        Assert.Equal(CloudEventText.Write(told.Event).Text, Encoding.UTF8.GetString(record.Message.Value));
        Assert.Equal("7", JsonDocument.Parse(record.Message.Value).RootElement.GetProperty("sequence").GetString());
        var headers = record.Message.Headers.ToDictionary(
            header => header.Key, header => Encoding.UTF8.GetString(header.GetValueBytes()), StringComparer.Ordinal);
        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["content-type"] = "application/cloudevents+json; charset=UTF-8",
                ["ce_specversion"] = "1.0",
                ["ce_id"] = told.Event.Id.ToString(),
                ["ce_source"] = "/escrowgrid",
                ["ce_type"] = "escrowgrid.position.transitioned",
                ["ce_subject"] = "pos_1",
                ["ce_time"] = "2026-01-02T03:04:05.006Z",
                ["ce_sequence"] = "7",
                ["ce_institutionid"] = told.Event.Institution.ToString(),
                ["event-id"] = told.Event.Id.ToString(),
                ["event-type"] = "escrowgrid.position.transitioned",
                ["aggregate-id"] = "pos_1",
                ["aggregate-sequence"] = "7",
                ["schema-version"] = "1",
            },
            headers);
    }

    [Fact]
    public async Task Replay_Published_IsMarked()
    {
        await Publisher.HandleAsync([Told("pos_1", 1, isReplay: true)], CancellationToken.None);

        Assert.Equal("true", TopicReader.Header(Assert.Single(await ReadAllAsync(1)), "x-replay"));
    }

    /// <summary>The hashes are those of Kafka's own test of murmur2: any Java producer agrees with us.</summary>
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    public async Task Key_Published_GoesToThePartitionThatJavaWouldChoose(string subject, int murmur2)
    {
        await Publisher.HandleAsync([Told(subject, 1)], CancellationToken.None);

        Assert.Equal(
            (murmur2 & int.MaxValue) % MockBrokers.Partitions, Assert.Single(await ReadAllAsync(1)).Partition.Value);
    }

    [Fact]
    public async Task Event_TooLargeForTheBrokers_IsDeadAtOnceAndTheOthersGoOn()
    {
        var large = Told("pos_large", 1, new string('x', 1_100_000));
        var small = Told("pos_small", 1);

        await Publisher.HandleAsync([large, small], CancellationToken.None);

        Assert.True(large.IsPermanent);
        Assert.StartsWith("MsgSizeTooLarge", large.Error, StringComparison.Ordinal);
        Assert.Null(small.Error);
        Assert.Equal("pos_small", Assert.Single(await ReadAllAsync(1)).Message.Key);
    }

    [Fact]
    public async Task Brokers_Away_BlameNoEventAndGetItWhenTheyAreBack()
    {
        var first = Told("pos_1", 1);
        await Publisher.HandleAsync([first], CancellationToken.None);
        _brokers.GoAway();
        var second = Told("pos_1", 2);

        var away = await Assert.ThrowsAsync<ConsumerUnavailableException>(
            () => Publisher.HandleAsync([second], CancellationToken.None));
        Assert.StartsWith("Local_MsgTimedOut", away.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => ProbeAsync(_services));
        _brokers.ComeBack();
        await Publisher.HandleAsync([second], CancellationToken.None);

        Assert.Null(second.Error);
        Assert.Equal(["1", "2"], (await ReadAllAsync(2)).Select(record => TopicReader.Header(record, "ce_sequence")));
        await ProbeAsync(_services);
    }

    [Fact]
    public async Task Brokers_ThatHesitate_AreAskedAgainByTheClientAndDoubleNothing()
    {
        _brokers.AnswerWith(
            ErrorCode.NotEnoughReplicas, ErrorCode.NotLeaderForPartition, ErrorCode.RequestTimedOut);

        await Publisher.HandleAsync([Told("pos_1", 1)], CancellationToken.None);

        Assert.Single(await ReadAllAsync(1));
    }

    [Fact]
    public async Task Producer_BeyondRepair_IsMadeAnew()
    {
        _brokers.RefuseProducer(ErrorCode.ClusterAuthorizationFailed, times: 1);
        var told = Told("pos_1", 1);

        await Assert.ThrowsAsync<ConsumerUnavailableException>(
            () => Publisher.HandleAsync([told], CancellationToken.None));
        // The client may tell of the failed record before it tells of its own end.
        if (await Record.ExceptionAsync(() => Publisher.HandleAsync([told], CancellationToken.None)) is not null)
            await Publisher.HandleAsync([told], CancellationToken.None);

        Assert.Null(told.Error);
        Assert.Single(await ReadAllAsync(1));
    }

    [Fact]
    public async Task Topic_WeMayNotWriteTo_IsAnOutageAndNoEventsFault()
    {
        await Publisher.HandleAsync([Told("pos_1", 1)], CancellationToken.None);
        _brokers.AnswerWith(ErrorCode.TopicAuthorizationFailed);
        var second = Told("pos_1", 2);

        var away = await Assert.ThrowsAsync<ConsumerUnavailableException>(
            () => Publisher.HandleAsync([second], CancellationToken.None));

        Assert.StartsWith("TopicAuthorizationFailed", away.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topic_ThatIsMissing_IsNotMadeByTheWay()
    {
        using var brokers = new MockBrokers(topic: null);
        await using var services = Services(brokers);
        var publisher = services.GetRequiredService<IEventConsumer>();

        var away = await Assert.ThrowsAsync<ConsumerUnavailableException>(
            () => publisher.HandleAsync([Told("pos_1", 1)], CancellationToken.None));
        Assert.StartsWith("There is no topic escrow.events.v1", away.Message, StringComparison.Ordinal);
        brokers.CreateTopic(MockBrokers.Topic);
        await publisher.HandleAsync([Told("pos_1", 1)], CancellationToken.None);

        using var reader = new TopicReader(brokers);
        await reader.ReadUntilAsync(1);
        Assert.Single(reader.Read);
    }

    [Fact]
    public async Task Round_ThatIsCancelled_LeavesNothingThatIsSentLater()
    {
        await Publisher.HandleAsync([Told("pos_1", 1)], CancellationToken.None);
        _brokers.GoAway();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Publisher.HandleAsync([Told("pos_1", 2)], patience.Token));
        _brokers.ComeBack();
        await Publisher.HandleAsync([Told("pos_1", 3)], CancellationToken.None);

        Assert.Equal(["1", "3"], (await ReadAllAsync(2)).Select(record => TopicReader.Header(record, "ce_sequence")));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _brokers.Dispose();
    }

    private static ServiceProvider Services(MockBrokers brokers) => new ServiceCollection()
        .AddLogging()
        .AddKafkaEvents(new KafkaOptions { Brokers = brokers.Addresses, Topic = MockBrokers.Topic })
        .BuildServiceProvider();

    private static Task ProbeAsync(ServiceProvider services) =>
        services.GetRequiredService<IDependencyProbe>().CheckAsync(CancellationToken.None);

    private static Guid NextId() => new(Interlocked.Increment(ref _ids), 0, 0, new byte[8]);

    private static RelayedEvent Told(string subject, long sequence, string note = "", bool isReplay = false) => new(
        new LoggedEvent(
            new DomainEvent(
                DomainEventId.From(NextId()),
                "escrowgrid.position.transitioned",
                InstitutionId.From(NextId()),
                subject,
                sequence,
                At,
                JsonText.Write(note, static (json, text) => json.WriteString("note", text))),
            new LogPosition(1, sequence)),
        isReplay: isReplay);

    private async Task<List<ConsumeResult<string, byte[]>>> ReadAllAsync(int count)
    {
        using var reader = new TopicReader(_brokers);
        await reader.ReadUntilAsync(count);
        await reader.ReadRestAsync();
        return [.. reader.Read];
    }
}
