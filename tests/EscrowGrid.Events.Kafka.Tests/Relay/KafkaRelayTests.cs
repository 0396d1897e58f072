using EscrowGrid.Events.Kafka.Tests.Brokers;
using Xunit.Abstractions;

namespace EscrowGrid.Events.Kafka.Tests.Relay;

/// <summary>From a commit to the topic: nothing lost, each subject in order, whatever goes away.</summary>
public sealed class KafkaRelayTests(ITestOutputHelper output)
{
    /// <summary>What an institution, a template and an asset say of themselves.</summary>
    private const int Setting = 3;

    private const int Positions = 40;
    private const int EventsOfAPosition = 3;

    [Theory]
    [InlineData(Store.Memory)]
    [InlineData(Store.Postgres)]
    public async Task Brokers_ThatGoAwayInBetween_GetEverythingInOrderOnceTheyAreBack(Store store)
    {
        await using var installation = await Installation.StartAsync(store);
        using var reader = new TopicReader(installation.Brokers);
        await LiveAsync(installation, Positions / 2);
        await reader.ReadUntilAsync(Setting + EventsOfAPosition);
        installation.Brokers.GoAway();
        await LiveAsync(installation, Positions / 2);
        var away = await installation.ReadStatusAsync();
        installation.Brokers.ComeBack();

        await reader.ReadUntilAsync(Setting + (Positions * EventsOfAPosition));

        Assert.True(away.Behind > 0, "the brokers got everything while they were away");
        await ExpectOrderAsync(installation, reader);
    }

    [Fact]
    public async Task Worker_ThatStopsInBetween_IsFollowedByAnotherWithoutALoss()
    {
        await using var installation = await Installation.StartAsync(Store.Postgres);
        using var reader = new TopicReader(installation.Brokers);
        await installation.StartWorkerAsync();
        for (var round = 0; round < 4; round++)
        {
            await LiveAsync(installation, Positions / 4);
            if (round == 1)
                await installation.StopFirstAsync();
        }

        await reader.ReadUntilAsync(Setting + (Positions * EventsOfAPosition));

        await ExpectOrderAsync(installation, reader);
    }

    private static async Task LiveAsync(Installation installation, int positions)
    {
        for (var i = 0; i < positions; i++)
            await installation.LiveAsync();
    }

    /// <summary>Repeats are allowed, and told by their id; what is seen first of each event is in order.</summary>
    private async Task ExpectOrderAsync(Installation installation, TopicReader reader)
    {
        await reader.ReadRestAsync();
        var first = reader.Read.DistinctBy(record => TopicReader.Header(record, "event-id")).ToList();
        var bySubject = first.ToLookup(record => record.Message.Key, StringComparer.Ordinal);
        output.WriteLine($"{reader.Read.Count} records of {first.Count} events of {bySubject.Count} subjects");
        Assert.Equal(Setting + Positions, bySubject.Count);
        foreach (var subject in bySubject)
        {
            Assert.Single(subject.DistinctBy(record => record.Partition));
            var sequences = subject.Select(record => TopicReader.Header(record, "aggregate-sequence")).ToList();
            Assert.Equal(sequences.Order(StringComparer.Ordinal), sequences);
        }

        var status = await installation.ReadStatusAsync();
        Assert.Equal((0, 0, 0), (status.Retrying, status.Waiting, status.Dead));
    }
}
