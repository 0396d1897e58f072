using System.Net;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.ServiceDefaults.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace EscrowGrid.ServiceDefaults.Tests.Health;

public sealed class CacheHealthTests
{
    [Fact]
    public async Task Ready_WhenRedisStopsAndReturns_IsDegradedMeanwhile()
    {
        var options = new RedisServerOptions { Password = "pass,word=1" };
        var redis = await RedisServer.StartAsync(options, CancellationToken.None);
        var port = redis.Port;
        await using var service = await StartAsync($"redis://default:pass%2Cword%3D1@127.0.0.1:{port}");
        var multiplexer = service.Services.GetRequiredService<IConnectionMultiplexer>();
        Assert.True(await SaysAsync(service, "ready")());
        await multiplexer.GetDatabase().StringSetAsync("key", "value");

        await redis.DisposeAsync();
        await Eventually.TrueAsync(SaysAsync(service, "degraded"), TimeSpan.FromSeconds(5), "/ready says degraded");
        var degraded = await service.Client.GetAsync("/ready");

        await using var again = await RedisServer.StartAsync(
            options with { Port = port }, CancellationToken.None);
        await Eventually.TrueAsync(SaysAsync(service, "ready"), TimeSpan.FromSeconds(15), "/ready says ready again");

        Assert.Equal(HttpStatusCode.OK, degraded.StatusCode);
        Assert.Equal(
            """{"ok":true,"storeBackend":"memory","status":"degraded","services":{"redis":"unavailable"}}""",
            await degraded.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Start_WithRedisAbsent_IsNotHeldUp()
    {
        await using var service = await StartAsync("redis://127.0.0.1:9");

        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync("/health")).StatusCode);
        Assert.Contains("degraded", await service.Client.GetStringAsync("/ready"), StringComparison.Ordinal);
    }

    private static Task<TestService> StartAsync(string url) => TestService.StartAsync(
        new Dictionary<string, string?> { ["REDIS_URL"] = url }, builder => builder.AddEscrowCache());

    private static Func<Task<bool>> SaysAsync(TestService service, string status) => async () =>
        (await service.Client.GetStringAsync("/ready")).Contains($"\"status\":\"{status}\"", StringComparison.Ordinal);
}
