using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.Api.Tests.RateLimits;

/// <summary>Two instances of the API on one database and one real Redis.</summary>
internal sealed class TwoInstances : IAsyncDisposable
{
    private readonly RedisServerOptions _options;

    private TwoInstances(RedisServer redis, RedisServerOptions options, ApiUnderTest first, ApiUnderTest second) =>
        (Redis, _options, First, Second) = (redis, options, first, second);

    public RedisServer Redis { get; private set; }

    public ApiUnderTest First { get; }

    public ApiUnderTest Second { get; }

    /// <param name="database">Shared by the two.</param>
    /// <param name="settings">Of both, by their environment names.</param>
    public static async Task<TwoInstances> StartAsync(string database, params (string Name, string Value)[] settings)
    {
        var options = new RedisServerOptions { Password = "limits" };
        var redis = await RedisServer.StartAsync(options, CancellationToken.None);
        var all = settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value);
        all["ConnectionStrings:cache"] = redis.ConnectionString;
        var first = await ApiUnderTest.StartAsync(database, all);
        var second = await ApiUnderTest.StartAsync(database, all);
        var both = new TwoInstances(redis, options with { Port = redis.Port }, first, second);
        await both.CountTogetherAsync();
        return both;
    }

    public Task StopRedisAsync() => Redis.KillAsync();

    public async Task StartRedisAgainAsync()
    {
        await Redis.DisposeAsync();
        Redis = await RedisServer.StartAsync(_options, CancellationToken.None);
    }

    /// <summary>Waits until both count in Redis; the limit that is used for it is nobody else's.</summary>
    public Task CountTogetherAsync() => Eventually.HoldsAsync(async () =>
        await IsSharedAsync(First) && await IsSharedAsync(Second));

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await Redis.DisposeAsync();
    }

    private static async Task<bool> IsSharedAsync(ApiUnderTest api) =>
        await api.Service<Api.RateLimits.SharedWindows>().TryCountAsync(
            new Api.RateLimits.RateLimit(
                "warm-up", 1, TimeSpan.FromSeconds(1), Api.RateLimits.RateLimitSubject.Caller), "test") is not null;
}
