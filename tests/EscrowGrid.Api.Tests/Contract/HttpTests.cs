using System.Net;
using System.Security.Cryptography;

namespace EscrowGrid.Api.Tests.Contract;

/// <summary>Wire contract, section 1: headers, entity tags, CORS, paths.</summary>
[Collection(StoresDefinition.Name)]
public sealed class HttpTests(Stores stores)
{
    private const string Origin = "https://app.bank.test";

    [Theory]
    [EachStore("/institutions")]
    [EachStore("/institutions/{inst}")]
    [EachStore("/institutions/{inst}/api-keys")]
    [EachStore("/institutions/{inst}/policies")]
    [EachStore("/asset-templates")]
    [EachStore("/assets")]
    [EachStore("/positions")]
    [EachStore("/positions/{pos}")]
    [EachStore("/ledger-events?positionId={pos}")]
    public async Task Get_WithTheTagItGave_IsNotModifiedUntilItIs(Store store, string path)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        var url = path
            .Replace("{inst}", tenant.Id, StringComparison.Ordinal)
            .Replace("{pos}", position, StringComparison.Ordinal);
        var first = (await tenant.Admin.GetAsync(url)).Expect(HttpStatusCode.OK);
        var tag = first.Headers.ETag!;

        foreach (var asked in new[] { $"{tag}", "*", $"\"x\", {tag}", $"W/\"{tag.Tag.Trim('"')}\"" })
        {
            var again = await AskAsync(tenant.Admin, HttpMethod.Get, url, asked);
            Assert.Equal("", again.Expect(HttpStatusCode.NotModified).Text);
            Assert.Equal(tag, again.Headers.ETag);
        }

        (await AskAsync(tenant.Admin, HttpMethod.Head, url, $"{tag}")).Expect(HttpStatusCode.NotModified);
        var other = await AskAsync(tenant.Admin, HttpMethod.Get, url, "W/\"other\", nonsense");
        Assert.Equal(first.Text, other.Expect(HttpStatusCode.OK).Text);
    }

    [Theory]
    [EachStore]
    public async Task Tag_OfAList_ChangesWithIt(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var before = (await tenant.Admin.GetAsync("/positions")).Headers.ETag;
        await tenant.PostPositionAsync(asset);

        var after = await AskAsync(tenant.Admin, HttpMethod.Get, "/positions", $"{before}");

        Assert.NotEqual(before, after.Expect(HttpStatusCode.OK).Headers.ETag);
    }

    [Theory]
    [EachStore("/institutions")]
    [EachStore("/positions")]
    [EachStore("/ledger-events")]
    [EachStore("/metrics")]
    [EachStore("/metrics/prometheus")]
    [EachStore("/health")]
    [EachStore("/ready")]
    public async Task Head_OfAGet_HasItsStatusAndLengthAndNoBody(Store store, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await stores[store].Root.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [EachStore("/positions/%zz")]
    [EachStore("/positions/%")]
    [EachStore("/positions/%e")]
    [EachStore("/positions/%ff%fe")]
    public async Task Path_WithBrokenEncoding_IsABadRequest(Store store, string path)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(stores[store].Address + path[1..], new UriCreationOptions
            {
                DangerousDisablePathAndQueryCanonicalization = true,
            }));

        var answer = await stores[store].Root.SendAsync(request);

        answer.ExpectError(HttpStatusCode.BadRequest, "Bad request");
    }

    [Theory]
    [EachStore]
    public async Task Helmet_SwitchedOn_SendsItsLargerSet(Store store)
    {
        await using var api = await stores.StartAnotherAsync(
            store, new Dictionary<string, string?> { ["HELMET_ENABLED"] = "true" });

        foreach (var path in new[] { "/health", "/positions", "/no-such-route" })
        {
            var headers = (await api.Root.GetAsync(path)).Headers;
            Assert.Equal(
                "max-age=15552000; includeSubDomains", headers.GetValues("Strict-Transport-Security").Single());
            Assert.Equal("?1", headers.GetValues("Origin-Agent-Cluster").Single());
            Assert.Equal("off", headers.GetValues("X-DNS-Prefetch-Control").Single());
            Assert.Equal("noopen", headers.GetValues("X-Download-Options").Single());
            Assert.Equal("none", headers.GetValues("X-Permitted-Cross-Domain-Policies").Single());
            Assert.Equal("SAMEORIGIN", headers.GetValues("X-Frame-Options").Single());
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.False(headers.Contains("X-Powered-By"));
        }
    }

    [Theory]
    [EachStore(Origin, true)]
    [EachStore("https://elsewhere.test", false)]
    public async Task Preflight_FromAnOrigin_IsAnsweredWithoutAKey(Store store, string origin, bool isAllowed)
    {
        await using var api = await stores.StartAnotherAsync(store, Cors(Origin + ", https://second.test"));
        using var nobody = api.ClientWith(key: null);
        using var request = new HttpRequestMessage(HttpMethod.Options, "/positions");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "x-api-key,content-type");

        var answer = await nobody.SendAsync(request);

        answer.Expect(HttpStatusCode.NoContent);
        Assert.Equal(isAllowed, answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(
            "GET,HEAD,PUT,PATCH,POST,DELETE", answer.Headers.GetValues("Access-Control-Allow-Methods").Single());
        Assert.Equal("x-api-key,content-type", answer.Headers.GetValues("Access-Control-Allow-Headers").Single());
        Assert.Contains("Origin", answer.Headers.Vary);
        foreach (var absent in new[]
        {
            "X-Request-Id", "X-Frame-Options", "Access-Control-Allow-Credentials", "Access-Control-Max-Age",
        })
        {
            Assert.False(answer.Headers.Contains(absent), absent);
        }
    }

    [Theory]
    [EachStore(Origin, true)]
    [EachStore("https://elsewhere.test", false)]
    public async Task Request_FromAnOrigin_IsReadableOnlyWhereItIsListed(Store store, string origin, bool isAllowed)
    {
        await using var api = await stores.StartAnotherAsync(store, Cors(Origin));
        foreach (var path in new[] { "/positions", "/no-such-route" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Origin", origin);

            var answer = await api.Root.SendAsync(request);

            Assert.Equal(isAllowed, answer.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.Contains("Origin", answer.Headers.Vary);
        }
    }

    /// <summary>Production allows none unless told; the strict rules ask for strong secrets, too.</summary>
    [Fact]
    public async Task Options_WithCorsOff_NeedsAKey()
    {
        await using var api = await ApiUnderTest.StartAsync(
            database: null,
            new Dictionary<string, string?>
            {
                ["ROOT_API_KEY"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)),
                ["JWT_SECRET"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)),
                ["WEBHOOK_ENCRYPTION_KEY"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            },
            environment: "Production");
        using var nobody = api.ClientWith(key: null);

        (await nobody.SendAsync(HttpMethod.Options, "/positions", json: null))
            .ExpectError(HttpStatusCode.Unauthorized, "Missing API key");
    }

    private static Dictionary<string, string?> Cors(string origins) => new() { ["CORS_ALLOWED_ORIGINS"] = origins };

    private static async Task<Answer> AskAsync(ApiClient client, HttpMethod method, string url, string tags)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.TryAddWithoutValidation("If-None-Match", tags);
        return await client.SendAsync(request);
    }
}
