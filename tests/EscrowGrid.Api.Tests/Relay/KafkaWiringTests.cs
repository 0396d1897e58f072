using System.Net;

namespace EscrowGrid.Api.Tests.Relay;

/// <summary>
/// That brokers are a setting of the program: the publisher itself is tested by EscrowGrid.Events.Kafka.Tests.
/// </summary>
public sealed class KafkaWiringTests
{
    private const string Nobody = "127.0.0.1:9";

    [Fact]
    public async Task Brokers_ThatAreAway_DegradeAProcessThatPublishes()
    {
        await using var api = await StartAsync("all");
        await api.CreateTenantAsync();

        await Eventually.HoldsAsync(async () => (await api.Root.GetAsync("/metrics/prometheus"))
            .Text.Contains("escrowgrid_relay_away{consumer=\"kafka\"} 1", StringComparison.Ordinal));
        var ready = (await api.Root.GetAsync("/ready")).Expect(HttpStatusCode.OK).Json;
        var consumers = (await api.Root.GetAsync("/operations/consumers")).Json.EnumerateArray();

        Assert.Equal("degraded", ready.GetProperty("status").GetString());
        Assert.Equal("unavailable", ready.GetProperty("services").GetProperty("kafka").GetString());
        Assert.Contains(consumers, it => it.GetProperty("name").GetString() == "kafka");
    }

    [Fact]
    public async Task Brokers_OfAProcessThatOnlyAnswers_AreNoneOfItsBusiness()
    {
        await using var api = await StartAsync("api");

        var ready = (await api.Root.GetAsync("/ready")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.False(ready.GetProperty("services").TryGetProperty("kafka", out _));
    }

    private static Task<ApiUnderTest> StartAsync(string mode) => ApiUnderTest.StartAsync(
        database: null, new Dictionary<string, string?> { ["MODE"] = mode, ["KAFKA_BROKERS"] = Nobody });
}
