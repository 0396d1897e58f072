using System.Net;
using System.Text.Json;
using EscrowGrid.Core.Events;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Api.Tests.Relay;

/// <summary>What operators do about events that were not handled.</summary>
[Collection(StoresDefinition.Name)]
public sealed class RelayOperationTests(Stores stores)
{
    private readonly MovableTime _time = new();
    private readonly NotedConsumer _consumer = new(
        "op-" + string.Concat(Guid.NewGuid().ToString("N").Where(char.IsAsciiLetter)) + "x");

    private string Path => $"/operations/consumers/{_consumer.Name}";

    [Theory]
    [EachStore]
    public async Task Event_ThatAlwaysFails_DiesAfterTenAttemptsAndIsRetriedByAnOperator(Store store)
    {
        await using var api = await StartAsync(store);
        var position = await FailAsync(api);

        var dead = await DieAsync(api, position);
        var status = await StatusAsync(api);
        _consumer.Refuse = _ => null;
        (await api.Root.PostAsync(Path + "/retry", """{"reason":"It is mended"}""")).Expect(HttpStatusCode.Accepted);
        await Eventually.HoldsAsync(() => Task.FromResult(_consumer.SequencesOf(position).Count == 3));

        Assert.Equal(10, dead.GetProperty("attempts").GetInt32());
        Assert.Equal("broken", dead.GetProperty("lastError").GetString());
        Assert.Equal((1, 1), (status.GetProperty("dead").GetInt32(), status.GetProperty("waiting").GetInt32()));
        Assert.Equal([1, 2, 3], _consumer.SequencesOf(position));
        var audited = await FindAuditAsync(api, "EVENTS_RETRIED");
        Assert.Equal("It is mended", audited.GetProperty("payload").GetProperty("reason").GetString());
        Assert.Equal("root", audited.GetProperty("actorRole").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Event_ThatIsSkipped_LetsTheLaterOnesOfItsSubjectGoOn(Store store)
    {
        await using var api = await StartAsync(store);
        var position = await FailAsync(api);
        var dead = await DieAsync(api, position);
        _consumer.Refuse = _ => null;

        var id = dead.GetProperty("eventId").GetString();
        var skip = $$"""{"eventId":"{{id}}","reason":"Told by hand"}""";
        (await api.Root.PostOnceAsync(Path + "/skip", skip, "once")).Expect(HttpStatusCode.OK);
        var repeated = await api.Root.PostOnceAsync(Path + "/skip", skip, "once");
        await Eventually.HoldsAsync(() => Task.FromResult(_consumer.SequencesOf(position).Count == 2));

        Assert.True(repeated.IsReplayed);
        Assert.Equal([1, 3], _consumer.SequencesOf(position));
        (await api.Root.PostAsync(Path + "/skip", skip)).Expect(HttpStatusCode.NotFound);
        var audited = await FindAuditAsync(api, "EVENT_SKIPPED");
        Assert.Equal(id, audited.GetProperty("payload").GetProperty("eventId").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Events_ThatAreReplayed_ComeAgainWithTheirIdsAndAsReplays(Store store)
    {
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        var (one, other) = (await tenant.CreatePositionAsync(), await tenant.CreatePositionAsync());
        await Eventually.HoldsAsync(() => Task.FromResult(_consumer.SequencesOf(other).Count == 1));

        var dry = await ReplayAsync(api, one, "true");
        var done = await ReplayAsync(api, one, "false");
        await Eventually.HoldsAsync(() => Task.FromResult(_consumer.SequencesOf(one).Count == 2));

        Assert.Equal(1, dry.Json.GetProperty("count").GetInt32());
        Assert.Equal(1, done.Json.GetProperty("count").GetInt32());
        var told = _consumer.Handled.Where(it => it.Event.Subject == one).ToList();
        Assert.Equal([false, true], told.Select(it => it.IsReplay));
        Assert.Equal(told[0].Event.Id, told[1].Event.Id);
        Assert.Equal([1], _consumer.SequencesOf(other));
    }

    [Theory]
    [EachStore]
    public async Task Consumer_ThatIsPaused_GetsNothingUntilItIsResumed(Store store)
    {
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(_consumer.Handled.Count > 0));
        (await api.Root.PostAsync(Path + "/pause", """{"reason":"Moving"}""")).Expect(HttpStatusCode.OK);
        string? position = null;
        await Eventually.HoldsAsync(async () =>
        {
            position = await tenant.CreatePositionAsync();
            return (await StatusAsync(api)).GetProperty("behind").GetInt32() > 12;
        });

        Assert.Empty(_consumer.SequencesOf(position!));
        (await api.Root.PostAsync(Path + "/resume", """{"reason":"Moved"}""")).Expect(HttpStatusCode.OK);
        await Eventually.HoldsAsync(() => Task.FromResult(_consumer.SequencesOf(position!).Count == 1));
    }

    private async Task<Answer> ReplayAsync(ApiUnderTest api, string subject, string isDryRun) =>
        (await api.Root.PostAsync(
            Path + "/replay",
            $$"""
            {"from":"2020-01-01T00:00:00.000Z","subject":"{{subject}}","reason":"Lost","dryRun":{{isDryRun}}}
            """))
            .Expect(HttpStatusCode.Accepted);

    /// <returns>A position whose second event fails for ever, and that has a third.</returns>
    private async Task<string> FailAsync(ApiUnderTest api)
    {
        var tenant = await api.CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        _consumer.Refuse = told => told.Event is { Sequence: 2 } && told.Event.Subject == position ? "broken" : null;
        (await tenant.TransitionAsync(position, "FUNDED")).Expect(HttpStatusCode.OK);
        (await tenant.TransitionAsync(position, "RELEASED")).Expect(HttpStatusCode.OK);
        return position;
    }

    private async Task<JsonElement> DieAsync(ApiUnderTest api, string position)
    {
        JsonElement dead = default;
        await Eventually.HoldsAsync(async () =>
        {
            _time.Advance(TimeSpan.FromMinutes(10));
            // Ten attempts at one a second would take as long as the deadline.
            api.Service<EventSignal>().Hear();
            var listed = (await api.Root.GetAsync($"{Path}/events?state=DEAD&subject={position}"));
            if (listed.Status is not HttpStatusCode.OK || listed.Json.GetProperty("data").GetArrayLength() == 0)
                return false;
            dead = listed.Json.GetProperty("data")[0];
            return true;
        });
        return dead;
    }

    private async Task<JsonElement> StatusAsync(ApiUnderTest api) =>
        (await api.Root.GetAsync("/operations/consumers")).Expect(HttpStatusCode.OK).Json.EnumerateArray()
            .Single(status => status.GetProperty("name").GetString() == _consumer.Name);

    private async Task<JsonElement> FindAuditAsync(ApiUnderTest api, string action) =>
        (await api.Root.GetAsync($"/audit-events?action={action}&resourceId={_consumer.Name}")).Json
            .GetProperty("data")[0];

    private async Task<ApiUnderTest> StartAsync(Store store) => await ApiUnderTest.StartAsync(
        store is Store.Memory ? null : await stores.FindDatabaseAsync("relay"),
        new Dictionary<string, string?> { ["MODE"] = "all" },
        _time,
        addServices: services => services.AddSingleton<IEventConsumer>(_consumer));
}
