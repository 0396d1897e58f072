using System.Net;
using EscrowGrid.Api.Tests.ApiKeys;

namespace EscrowGrid.Api.Tests.RateLimits;

/// <summary>Every limit, counted by two instances together (wire contract, section 11).</summary>
[Collection(StoresDefinition.Name)]
public sealed class SharedLimitTests(Stores stores)
{
    private const string NewInstitution = """{"name":"Acme","regions":["US"]}""";

    [Fact]
    public async Task GeneralLimit_OfAKey_IsSharedByTheInstances()
    {
        await using var both = await TwoInstances.StartAsync(
            stores.Database, ("RATE_LIMIT_ENABLED", "true"), ("RATE_LIMIT_MAX_REQUESTS", "6"),
            ("RATE_LIMIT_WINDOW_MS", "60000"));
        var tenant = await both.First.CreateTenantAsync();
        using var second = both.Second.ClientWith(tenant.Admin.Key);

        var answers = new List<Answer>();
        foreach (var client in Enumerable.Repeat<ApiClient[]>([tenant.Admin, second], 4).SelectMany(pair => pair))
            answers.Add(await client.GetAsync("/positions"));

        Assert.All(answers[..6], answer => answer.Expect(HttpStatusCode.OK));
        Assert.All(answers[6..], answer =>
        {
            answer.ExpectError(HttpStatusCode.TooManyRequests, "Rate limit exceeded");
            Assert.Equal("""{"windowMs":60000,"maxRequests":6}""", answer.Details);
            Assert.InRange(int.Parse(answer.Headers.GetValues("Retry-After").Single()), 1, 60);
        });
        Assert.Equal("\"general\";q=6;w=60", answers[0].Headers.GetValues("RateLimit-Policy").Single());
        Assert.Matches("^\"general\";r=5;t=(60|59)$", answers[0].Headers.GetValues("RateLimit").Single());
        // Another key, root, and what needs no key have limits of their own, or none.
        (await tenant.Reader.GetAsync("/positions")).Expect(HttpStatusCode.OK);
        for (var i = 0; i < 8; i++)
        {
            (await both.First.Root.GetAsync("/positions")).Expect(HttpStatusCode.OK);
            (await tenant.Admin.GetAsync("/health")).Expect(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task GeneralLimit_AfterItsWindow_BeginsAnew()
    {
        await using var both = await TwoInstances.StartAsync(
            stores.Database, ("RATE_LIMIT_ENABLED", "true"), ("RATE_LIMIT_MAX_REQUESTS", "2"),
            ("RATE_LIMIT_WINDOW_MS", "1500"));
        var tenant = await both.First.CreateTenantAsync();
        await tenant.Admin.GetAsync("/positions");
        await tenant.Admin.GetAsync("/positions");
        (await tenant.Admin.GetAsync("/positions")).Expect(HttpStatusCode.TooManyRequests);

        await Eventually.HoldsAsync(async () =>
            (await tenant.Admin.GetAsync("/positions")).Status is HttpStatusCode.OK);
    }

    [Fact]
    public async Task KeyCreation_ByAllCallersOfAnInstitution_IsLimitedToFive()
    {
        await using var both = await TwoInstances.StartAsync(stores.Database, ("RATE_LIMIT_KEY_CREATIONS", "5"));
        var tenant = await both.First.CreateTenantAsync();
        using var second = both.Second.ClientWith(tenant.Admin.Key);
        var keys = IssuedKey.KeysOf(tenant);
        const string Body = """{"label":"k","role":"admin"}""";
        // The tenant's own two keys count already.
        (await both.Second.Root.PostAsync(keys, Body)).Expect(HttpStatusCode.Created);
        (await second.PostAsync(keys, "{}")).Expect(HttpStatusCode.BadRequest);
        (await tenant.Admin.PostAsync(keys, Body)).Expect(HttpStatusCode.Created);

        var refused = await second.PostAsync(keys, Body);

        AssertLimited(refused, "Rate limit exceeded for API key creation", "maxKeys", 5);
        Assert.Equal("\"api-key-creation\";q=5;w=3600", refused.Headers.GetValues("RateLimit-Policy").Single());
        (await both.First.Root.PostAsync(keys, Body)).Expect(HttpStatusCode.TooManyRequests);
        var other = await both.First.CreateTenantAsync();
        (await other.Admin.PostAsync(IssuedKey.KeysOf(other), Body)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task InstitutionCreation_ByRoot_IsLimitedToTen()
    {
        await using var both = await TwoInstances.StartAsync(
            stores.Database, ("RATE_LIMIT_INSTITUTION_CREATIONS", "10"));
        for (var i = 0; i < 10; i++)
        {
            var root = i % 2 == 0 ? both.First.Root : both.Second.Root;
            (await root.PostAsync("/institutions", NewInstitution)).Expect(HttpStatusCode.Created);
        }

        AssertLimited(
            await both.First.Root.PostAsync("/institutions", NewInstitution),
            "Rate limit exceeded for institution creation", "maxInstitutions", 10);
        (await both.Second.Root.PostAsync("/institutions", NewInstitution)).Expect(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task WrongKeys_OfOneAddress_AreRefusedUnseenAfterTheLimit()
    {
        await using var both = await TwoInstances.StartAsync(stores.Database, ("RATE_LIMIT_AUTH_FAILURES", "6"));
        var tenant = await both.First.CreateTenantAsync();
        using var wrong = both.First.ClientWith("ak_" + new string('0', 48));
        using var elsewhere = both.Second.ClientWith("ak_" + new string('1', 48));
        for (var i = 0; i < 3; i++)
        {
            (await wrong.GetAsync("/positions")).Expect(HttpStatusCode.Unauthorized);
            (await elsewhere.GetAsync("/positions")).Expect(HttpStatusCode.Unauthorized);
        }

        var refused = await elsewhere.GetAsync("/positions");

        refused.ExpectError(HttpStatusCode.TooManyRequests, "Rate limit exceeded for failed authentication");
        Assert.InRange(int.Parse(refused.Headers.GetValues("Retry-After").Single()), 1, 60);
        // A key that this instance has seen at work is not punished for its neighbour.
        (await tenant.Admin.GetAsync("/positions")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Redis_WhenItStopsAndReturns_IsReplacedByLocalCountingMeanwhile()
    {
        await using var both = await TwoInstances.StartAsync(
            stores.Database, ("RATE_LIMIT_ENABLED", "true"), ("RATE_LIMIT_MAX_REQUESTS", "3"));
        var tenant = await both.First.CreateTenantAsync();
        using var second = both.Second.ClientWith(tenant.Admin.Key);
        await both.StopRedisAsync();

        // Each instance counts alone now: three on each.
        for (var i = 0; i < 3; i++)
        {
            (await tenant.Admin.GetAsync("/positions")).Expect(HttpStatusCode.OK);
            (await second.GetAsync("/positions")).Expect(HttpStatusCode.OK);
        }

        (await tenant.Admin.GetAsync("/positions")).Expect(HttpStatusCode.TooManyRequests);
        (await second.GetAsync("/positions")).Expect(HttpStatusCode.TooManyRequests);

        await both.StartRedisAgainAsync();
        await both.CountTogetherAsync();
        for (var i = 0; i < 3; i++)
            (await tenant.Admin.GetAsync("/positions")).Expect(HttpStatusCode.OK);
        (await second.GetAsync("/positions")).Expect(HttpStatusCode.TooManyRequests);
    }

    private static void AssertLimited(Answer refused, string error, string maximumName, int maximum)
    {
        refused.ExpectError(HttpStatusCode.TooManyRequests, error);
        var details = refused.Json.GetProperty("details");
        var seconds = int.Parse(refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal(
            $$"""{"{{maximumName}}":{{maximum}},"windowMinutes":60,"retryAfterSeconds":{{seconds}}}""",
            details.GetRawText());
        Assert.InRange(seconds, 3500, 3600);
    }
}
