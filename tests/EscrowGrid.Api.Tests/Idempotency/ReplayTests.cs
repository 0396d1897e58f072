using System.Net;
using EscrowGrid.Api.Idempotency;
using Microsoft.AspNetCore.Routing;

namespace EscrowGrid.Api.Tests.Idempotency;

/// <summary>What a second request with a key is answered.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ReplayTests(Stores stores)
{
    // Nobody is calling yet whose key it could be, or the fingerprint of the body would be one of a password.
    private static readonly string[] WithoutKey =
    [
        "/api/auth/accept-invitation", "/api/auth/login", "/api/auth/password", "/api/auth/refresh",
        "/api/auth/sign-up", "/api/webhooks/custodian", "/api/webhooks/stripe",
    ];

    private const string Funding = """{"toState":"FUNDED"}""";

    // Every route that changes something, but the one whose answer is a secret.
    [Theory]
    [EachStore("POST", "/institutions", """{"name":"Once","regions":["US"]}""", 201)]
    [EachStore("PUT", "/institutions/{inst}/policies/SG", """{"position":{"minAmount":1.50}}""", 200)]
    [EachStore(
        "POST",
        "/asset-templates",
        """
        {"institutionId":"{inst}","code":"CONSTR_ESCROW","name":"Zoë \u2603","vertical":"CONSTRUCTION","region":"US",
        "config":{"currency":"USD","region":"US","z":1.0,"a":[ 1 ]}}
        """,
        201)]
    [EachStore("POST", "/assets", """{"institutionId":"{inst}","templateId":"{tmpl}","label":"Tower"}""", 201)]
    [EachStore(
        "POST",
        "/positions",
        """{"institutionId":"{inst}","assetId":"{ast}","holderReference":"h","currency":"USD","amount":1.10}""",
        201)]
    [EachStore("POST", "/positions/{pos}/transition", """{"toState":"FUNDED","metadata":{"b":1,"a":2}}""", 200)]
    [EachStore("POST", "/institutions/{inst}/api-keys/{key}/revoke", null, 200)]
    public async Task Request_Repeated_IsAnsweredWithTheSameBytes(
        Store store, string method, string path, string? body, int status)
    {
        var names = await NamesAsync(stores[store]);
        var (url, json) = (Fill(path, names), body is null ? null : Fill(body, names));
        var key = Guid.NewGuid().ToString();

        var first = await SendAsync(stores[store].Root, method, url, json, key);
        var second = await SendAsync(stores[store].Root, method, url, json, key);

        Assert.Equal(status, (int)first.Response.StatusCode);
        Assert.Equal(first.Response.StatusCode, second.Response.StatusCode);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Response.Content.Headers.ContentType, second.Response.Content.Headers.ContentType);
        Assert.Equal("false", first.Response.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal("true", second.Response.Headers.GetValues("Idempotency-Replayed").Single());
    }

    [Theory]
    [EachStore]
    public async Task Position_CreatedAgainWithTheKey_IsOnePosition(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var json = Tenant.PositionJson(await tenant.CreateAssetAsync());

        await tenant.Admin.PostOnceAsync("/positions", json, "k");
        await tenant.Admin.PostOnceAsync("/positions/", json, "k");
        var without = await tenant.Admin.PostAsync("/positions", json);

        Assert.False(without.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(2, await CountPositionsAsync(tenant));
    }

    [Theory]
    [EachStore]
    public async Task Transition_RepeatedAfterThePositionWentOn_IsStillAnsweredAsTheFirstTime(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        var path = $"/positions/{position}/transition";
        var first = await tenant.Admin.PostOnceAsync(path, Funding, "k");
        await tenant.TransitionAsync(position, "RELEASED");

        var repeated = await tenant.Admin.PostOnceAsync(path, Funding, "k");

        Assert.Equal(first.Text, repeated.Expect(HttpStatusCode.OK).Text);
        Assert.True(repeated.IsReplayed);
        Assert.Equal(3, await tenant.CountLedgerEventsAsync(position));
    }

    [Theory]
    [EachStore]
    public async Task PartialRelease_Repeated_IsRecordedOncePerKey(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        await tenant.TransitionAsync(position, "FUNDED");

        foreach (var key in new[] { "a", "a", "b", "b", "a" })
        {
            (await tenant.Admin.PostOnceAsync(
                $"/positions/{position}/transition", """{"toState":"PARTIALLY_RELEASED","amount":1}""", key))
                .Expect(HttpStatusCode.OK);
        }

        Assert.Equal(4, await tenant.CountLedgerEventsAsync(position));
    }

    [Theory]
    [EachStore]
    public async Task Key_WithAnotherBody_IsRefusedAndChangesNothing(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        await tenant.Admin.PostOnceAsync("/positions", Tenant.PositionJson(asset, "1"), "k");

        var refused = await tenant.Admin.PostOnceAsync("/positions", Tenant.PositionJson(asset, "1.0"), "k");

        refused.ExpectError(
            HttpStatusCode.UnprocessableEntity, "Idempotency-Key was used with another request body");
        Assert.False(refused.IsReplayed);
        Assert.Equal(1, await CountPositionsAsync(tenant));
    }

    [Theory]
    [EachStore]
    public async Task Key_OfAnotherCallerOrRoute_IsAnotherKey(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var first = await tenant.CreatePositionAsync();
        var second = await tenant.CreatePositionAsync();
        var issued = (await api.Root.PostAsync(
            $"/institutions/{tenant.Id}/api-keys", """{"label":"other","role":"admin"}""")).Json;
        using var other = api.ClientWith(issued.GetProperty("apiKey").GetString());
        var json = $$"""{"regions":["US"],"name":"N","institutionId":"{{tenant.Id}}","toState":"FUNDED"}""";

        Answer[] answers =
        [
            await tenant.Admin.PostOnceAsync($"/positions/{first}/transition", json, "k"),
            await tenant.Admin.PostOnceAsync($"/positions/{second}/transition", json, "k"),
            await api.Root.PostOnceAsync("/institutions", json, $"k-{tenant.Id}"),
            await other.PostOnceAsync($"/positions/{second}/transition", json, "k"),
        ];

        Assert.All(answers, answer => Assert.False(answer.IsReplayed));
        Assert.Equal(2, await tenant.CountLedgerEventsAsync(second));
    }

    [Theory]
    [EachStore("")]
    [EachStore("a b")]
    [EachStore("a,b c")]
    public async Task Key_ThatIsNone_IsRefusedBeforeTheBodyIsLookedAt(Store store, string key)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await tenant.Admin.PostOnceAsync("/positions", "no JSON", key);

        refused.ExpectError(HttpStatusCode.BadRequest, "Invalid Idempotency-Key");
        Assert.Contains("1 to 255 visible ASCII characters", refused.Details, StringComparison.Ordinal);
    }

    [Theory]
    [EachStore]
    public async Task Refusal_HasNoEffect_AndIsDecidedAnew(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        const string Release = """{"toState":"RELEASED"}""";
        var path = $"/positions/{position}/transition";

        var tooEarly = await tenant.Admin.PostOnceAsync(path, Release, "k");
        await tenant.TransitionAsync(position, "FUNDED");
        var released = await tenant.Admin.PostOnceAsync(path, Release, "k");

        tooEarly.ExpectError(HttpStatusCode.BadRequest, "Failed to transition position");
        Assert.False(released.Expect(HttpStatusCode.OK).IsReplayed);
        Assert.True((await tenant.Admin.PostOnceAsync(path, Release, "k")).IsReplayed);
    }

    [Fact]
    public void Endpoints_ThatChangeSomething_AcceptAKey()
    {
        var writing = stores[Store.Memory].Service<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
                .Any(method => method is not ("GET" or "HEAD")) ?? false)
            .ToList();

        Assert.Equal(86, writing.Count);
        Assert.Equal(
            WithoutKey,
            writing.Where(endpoint => endpoint.Metadata.GetMetadata<AcceptsIdempotencyKey>() is null)
                .Select(endpoint => ((RouteEndpoint)endpoint).RoutePattern.RawText)
                .Order(StringComparer.Ordinal));
    }

    private static async Task<(HttpResponseMessage Response, byte[] Body)> SendAsync(
        ApiClient client, string method, string url, string? json, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), url);
        request.Headers.Add("Idempotency-Key", key);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        var response = await client.Http.SendAsync(request);
        return (response, await response.Content.ReadAsByteArrayAsync());
    }

    private static async Task<Dictionary<string, string>> NamesAsync(ApiUnderTest api)
    {
        var tenant = await api.CreateTenantAsync();
        var position = (await tenant.Admin.GetAsync($"/positions/{await tenant.CreatePositionAsync()}")).Json;
        var asset = (await tenant.Admin.GetAsync($"/assets/{position.GetProperty("assetId").GetString()}")).Json;
        var keys = (await api.Root.GetAsync($"/institutions/{tenant.Id}/api-keys")).Json;
        return new Dictionary<string, string>
        {
            ["{inst}"] = tenant.Id,
            ["{pos}"] = position.GetProperty("id").GetString()!,
            ["{ast}"] = asset.GetProperty("id").GetString()!,
            ["{tmpl}"] = asset.GetProperty("templateId").GetString()!,
            ["{key}"] = keys[0].GetProperty("id").GetString()!,
        };
    }

    private static string Fill(string text, Dictionary<string, string> names) =>
        names.Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));

    private static async Task<int> CountPositionsAsync(Tenant tenant) =>
        (await tenant.Admin.GetAsync("/positions")).Json.GetProperty("pagination").GetProperty("total").GetInt32();
}
