using System.Net;
using EscrowGrid.Core.Events;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Api.Tests.Relay;

/// <summary>The way of the event log to a consumer.</summary>
[Collection(StoresDefinition.Name)]
public sealed class RelayTests(Stores stores)
{
    private readonly MovableTime _time = new();
    private readonly NotedConsumer _consumer = new($"test-{Letters()}");

    [Theory]
    [EachStore]
    public async Task Events_OfManySubjects_AreHandledOnceEachInOrder(Store store)
    {
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        var positions = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var position = await tenant.CreatePositionAsync();
            (await tenant.TransitionAsync(position, "FUNDED")).Expect(HttpStatusCode.OK);
            (await tenant.TransitionAsync(position, "RELEASED")).Expect(HttpStatusCode.OK);
            positions.Add(position);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(
            positions.TrueForAll(position => _consumer.SequencesOf(position).Count == 3)));

        Assert.All(positions, position => Assert.Equal([1, 2, 3], _consumer.SequencesOf(position)));
        Assert.Equal(0, _consumer.Crowded);
        Assert.Equal(_consumer.Handled.Count, _consumer.Handled.DistinctBy(it => it.Event.Id).Count());
    }

    [Theory]
    [EachStore]
    public async Task Event_ThatFails_HoldsBackItsSubjectOnlyAndIsRetried(Store store)
    {
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        var bad = await tenant.CreatePositionAsync();
        _consumer.Refuse = told => told.Event.Subject == bad && told is { Event.Sequence: 2, Attempt: < 3 }
            ? "not yet"
            : null;
        (await tenant.TransitionAsync(bad, "FUNDED")).Expect(HttpStatusCode.OK);
        (await tenant.TransitionAsync(bad, "RELEASED")).Expect(HttpStatusCode.OK);
        var good = await tenant.CreatePositionAsync();

        await Eventually.HoldsAsync(() => Task.FromResult(_consumer.SequencesOf(good).Count == 1));
        Assert.Equal([1], _consumer.SequencesOf(bad));
        await Eventually.HoldsAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(_consumer.SequencesOf(bad).Count == 3);
        });

        Assert.Equal([1, 2, 3], _consumer.SequencesOf(bad));
        Assert.Equal(3, _consumer.Handled.Single(it => it.Event is { Sequence: 2 } && it.Event.Subject == bad).Attempt);
    }

    [Theory]
    [EachStore]
    public async Task Consumer_ThatIsAway_GetsEverythingLaterWithoutACountedAttempt(Store store)
    {
        var isAway = true;
        _consumer.Before = _ => isAway ? throw new ConsumerUnavailableException("broker away") : Task.CompletedTask;
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();

        await Eventually.HoldsAsync(async () => (await api.Root.GetAsync("/metrics/prometheus"))
            .Text.Contains($"escrowgrid_relay_away{{consumer=\"{_consumer.Name}\"}} 1", StringComparison.Ordinal));
        Assert.Empty(_consumer.Handled);
        isAway = false;
        await Eventually.HoldsAsync(() => Task.FromResult(_consumer.SequencesOf(position).Count == 1));

        Assert.All(_consumer.Handled, it => Assert.Equal(1, it.Attempt));
    }

    [Theory]
    [EachStore]
    public async Task Consumer_ThatThrowsForOneEvent_IsHandedTheOthers(Store store)
    {
        _consumer.Refuse = told => told.Event.Type == "escrowgrid.asset.created"
            ? throw new InvalidOperationException("no assets")
            : null;
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();

        await Eventually.HoldsAsync(() => Task.FromResult(_consumer.SequencesOf(position).Count == 1));

        Assert.DoesNotContain(_consumer.Handled, it => it.Event.Type == "escrowgrid.asset.created");
    }

    [Fact]
    public async Task Relays_OfSeveralWorkers_HandOverEveryEventOnceWhileOneStops()
    {
        var first = await StartAsync(Store.Postgres);
        await using var second = await StartAsync(Store.Postgres);
        var tenant = await second.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var positions = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            positions.Add((await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created).Id);
            if (i == 20)
                await first.DisposeAsync();
        }

        await Eventually.HoldsAsync(() => Task.FromResult(
            positions.TrueForAll(position => _consumer.SequencesOf(position).Count > 0)));

        Assert.All(positions, position => Assert.Equal([1], _consumer.SequencesOf(position)));
    }

    private static string Letters() => string.Concat(
        Guid.NewGuid().ToString("N").Where(char.IsAsciiLetter).Append('x'));

    private async Task<ApiUnderTest> StartAsync(Store store) => await ApiUnderTest.StartAsync(
        store is Store.Memory ? null : await stores.FindDatabaseAsync("relay"),
        new Dictionary<string, string?> { ["MODE"] = "all" },
        _time,
        addServices: services => services.AddSingleton<IEventConsumer>(_consumer));
}
