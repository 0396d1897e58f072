using System.Net;
using System.Text.Json;

namespace EscrowGrid.Api.Tests.RateLimits;

/// <summary>What operators are told of the limits.</summary>
[Collection(StoresDefinition.Name)]
public sealed class RateLimitReportTests(Stores stores)
{
    private const string Report = "/operations/rate-limits";

    [Theory]
    [EachStore]
    public async Task Report_WithoutRedis_TellsOfThisProcess(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store, new Dictionary<string, string?>
        {
            ["RATE_LIMIT_KEY_CREATIONS"] = "2",
        });
        var tenant = await api.CreateTenantAsync();
        var keys = $"/institutions/{tenant.Id}/api-keys";
        const string Body = """{"label":"k","role":"admin"}""";
        for (var i = 0; i < 3; i++)
            (await tenant.Admin.PostAsync(keys, Body)).Expect(HttpStatusCode.TooManyRequests);

        var report = (await api.Root.GetAsync(Report)).Expect(HttpStatusCode.OK).Json;

        Assert.Equal("PROCESS", report.GetProperty("countedIn").GetString());
        Assert.Equal(12, report.GetProperty("policies").GetArrayLength());
        Assert.Equal(
            """{"name":"api-key-creation","countedBy":"INSTITUTION","maxRequests":2,"windowMs":3600000,"""
                + "\"inForce\":true,\"refused\":3}",
            Policy(report, "api-key-creation").GetRawText());
        Assert.False(Policy(report, "general").GetProperty("inForce").GetBoolean());
        var caller = Assert.Single(report.GetProperty("callers").EnumerateArray());
        Assert.Equal("api-key-creation", caller.GetProperty("policy").GetString());
        Assert.Equal(tenant.Id, caller.GetProperty("subject").GetString());
        Assert.Equal(3, caller.GetProperty("refused").GetInt64());
    }

    [Fact]
    public async Task Report_WithRedis_TellsOfAllInstances()
    {
        await using var both = await TwoInstances.StartAsync(
            stores.Database, ("RATE_LIMIT_ENABLED", "true"), ("RATE_LIMIT_MAX_REQUESTS", "1"),
            ("RATE_LIMIT_WINDOW_MS", "600000"));
        var tenant = await both.First.CreateTenantAsync();
        using var second = both.Second.ClientWith(tenant.Admin.Key);
        var byFirst = await RefuseAsync(tenant.Admin);
        var bySecond = await RefuseAsync(second);

        // What one instance refused is told by the other, a few seconds later; twice where Redis was slow to answer.
        await Eventually.HoldsAsync(async () =>
        {
            var told = (await both.Second.Root.GetAsync(Report)).Json;
            return told.GetProperty("countedIn").GetString() == "CACHE"
                && Policy(told, "general").GetProperty("refused").GetInt64() >= byFirst + bySecond
                && told.GetProperty("callers").EnumerateArray().Single() is var it
                && it.GetProperty("subject").GetString()!.StartsWith("ak_", StringComparison.Ordinal)
                && it.GetProperty("refused").GetInt64() >= byFirst + bySecond;
        });

        await both.StopRedisAsync();
        await Eventually.HoldsAsync(async () =>
        {
            var told = (await both.Second.Root.GetAsync(Report)).Json;
            return told.GetProperty("countedIn").GetString() == "PROCESS"
                && Policy(told, "general").GetProperty("refused").GetInt64() == bySecond;
        });
    }

    [Fact]
    public async Task Report_OfAnAddressThatTriesKeys_CountsTheRefusedOnes()
    {
        await using var api = await stores.StartAnotherAsync(Store.Memory, new Dictionary<string, string?>
        {
            ["RATE_LIMIT_AUTH_FAILURES"] = "2",
        });
        using var wrong = api.ClientWith("ak_" + new string('0', 48));
        for (var i = 0; i < 2; i++)
            (await wrong.GetAsync("/positions")).Expect(HttpStatusCode.Unauthorized);
        for (var i = 0; i < 2; i++)
            (await wrong.GetAsync("/positions")).Expect(HttpStatusCode.TooManyRequests);

        // Root's key was not seen here before, and its address has tried too many; another instance would let it in.
        (await api.Root.GetAsync(Report)).Expect(HttpStatusCode.TooManyRequests);
        var refusals = await api.Service<Api.RateLimits.RateLimitRefusals>().ReadAsync();

        Assert.Equal(3, refusals.ByLimit["authentication-failures"]);
        Assert.Equal("127.0.0.1", Assert.Single(refusals.Callers).Subject);
    }

    /// <summary>The first may go through: on a machine that is full an instance counts alone now and then.</summary>
    /// <returns>How many were refused.</returns>
    private static async Task<int> RefuseAsync(ApiClient client)
    {
        var refused = 0;
        for (var time = 0; time < 4; time++)
            refused += (await client.GetAsync("/positions")).Status is HttpStatusCode.TooManyRequests ? 1 : 0;
        Assert.InRange(refused, 1, 4);
        return refused;
    }

    private static JsonElement Policy(JsonElement report, string name) =>
        report.GetProperty("policies").EnumerateArray().Single(it => it.GetProperty("name").GetString() == name);
}
