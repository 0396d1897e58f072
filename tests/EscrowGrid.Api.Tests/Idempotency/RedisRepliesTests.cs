using System.Net;
using EscrowGrid.LocalHosting.Servers;
using StackExchange.Redis;

namespace EscrowGrid.Api.Tests.Idempotency;

/// <summary>Replies are looked for in Redis first; whether something is done twice does not depend on it.</summary>
[Collection(StoresDefinition.Name)]
public sealed class RedisRepliesTests(Stores stores)
{
    private const string Body = """{"name":"Once","regions":["US"]}""";

    [Fact]
    public async Task Repeat_OfARequest_IsAnsweredByRedisOnceItKnowsTheReply()
    {
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions(), CancellationToken.None);
        await using var api = await StartAsync(redis);
        var first = await api.Root.PostOnceAsync("/institutions", Body, "known");
        var second = await api.Root.PostOnceAsync("/institutions", Body, "known");
        var kept = Assert.Single(Keys(api));
        var database = api.Service<IConnectionMultiplexer>().GetDatabase();
        string text = (await database.StringGetAsync(kept))!;
        // Nothing but Redis could tell this status.
        await database.StringSetAsync(kept, text.Replace("\"Status\":201", "\"Status\":203", StringComparison.Ordinal));

        var third = await api.Root.PostOnceAsync("/institutions", Body, "known");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, second.Status));
        Assert.Equal((HttpStatusCode)203, third.Status);
        Assert.True(second.IsReplayed && third.IsReplayed);
        Assert.Equal((first.Id, first.Id), (second.Id, third.Id));
    }

    [Fact]
    public async Task Key_WithAnotherBody_IsRefusedByWhatRedisKnows()
    {
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions(), CancellationToken.None);
        await using var api = await StartAsync(redis);
        await api.Root.PostOnceAsync("/institutions", Body, "reused");
        await api.Root.PostOnceAsync("/institutions", Body, "reused");

        var other = await api.Root.PostOnceAsync("/institutions", """{"name":"Twice","regions":["US"]}""", "reused");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
    }

    /// <summary>Test 7 of the specification (31.9).</summary>
    [Fact]
    public async Task Redis_KilledMidRun_ChangesNoAnswerAndDoublesNothing()
    {
        var redis = await RedisServer.StartAsync(new RedisServerOptions(), CancellationToken.None);
        await using var api = await StartAsync(redis);
        var first = await api.Root.PostOnceAsync("/institutions", Body, "before");
        await api.Root.PostOnceAsync("/institutions", Body, "before");

        await redis.KillAsync();
        var repeats = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            var answer = await api.Root.PostOnceAsync("/institutions", Body, "before");
            return answer.Status is HttpStatusCode.Conflict ? first.Id : answer.Id;
        }));
        var fresh = await api.Root.PostOnceAsync("/institutions", Body, "after");
        var again = await api.Root.PostOnceAsync("/institutions", Body, "after");

        Assert.All(repeats, id => Assert.Equal(first.Id, id));
        Assert.Equal((HttpStatusCode.Created, false), (fresh.Status, fresh.IsReplayed));
        Assert.Equal((fresh.Id, true), (again.Id, again.IsReplayed));
        await redis.DisposeAsync();
    }

    private static IEnumerable<RedisKey> Keys(ApiUnderTest api)
    {
        var redis = api.Service<IConnectionMultiplexer>();
        return redis.GetServer(redis.GetEndPoints()[0]).Keys(pattern: "escrowgrid:reply:*");
    }

    private async Task<ApiUnderTest> StartAsync(RedisServer redis) => await ApiUnderTest.StartAsync(
        await stores.CreateDatabaseAsync($"replies_{Guid.NewGuid():N}"),
        new Dictionary<string, string?>
        {
            ["IDEMPOTENCY_STORAGE"] = "redis",
            ["ConnectionStrings:cache"] = redis.ConnectionString,
        });
}
