using System.Net;

namespace EscrowGrid.Api.Tests.Authentication;

[Collection(StoresDefinition.Name)]
public sealed class AuthenticationTests(Stores stores)
{
    private const string UnknownKey = "ak_000000000000000000000000000000000000000000000000";

    [Theory]
    [EachStore]
    public async Task Request_WithoutKey_IsRefused(Store store)
    {
        using var client = stores[store].ClientWith(key: null);

        (await client.GetAsync("/positions")).ExpectError(HttpStatusCode.Unauthorized, "Missing API key");
        (await client.GetAsync("/no-such-route")).ExpectError(HttpStatusCode.Unauthorized, "Missing API key");
    }

    [Theory]
    [EachStore("wrong")]
    [EachStore(UnknownKey)]
    [EachStore(ApiUnderTest.RootKey + "x")]
    public async Task Request_WithUnknownKey_IsRefused(Store store, string key)
    {
        using var client = stores[store].ClientWith(key);

        (await client.GetAsync("/positions")).ExpectError(HttpStatusCode.Unauthorized, "Invalid API key");
    }

    [Theory]
    [EachStore]
    public async Task Request_WithoutKey_IsRefusedBeforeItsBodyIsRead(Store store)
    {
        using var client = stores[store].ClientWith(key: null);

        (await client.PostAsync("/positions", "{")).ExpectError(HttpStatusCode.Unauthorized, "Missing API key");
    }

    [Theory]
    [EachStore]
    public async Task ReadOnlyKey_ThatWrites_IsRefusedBeforeItsBodyIsRead(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();

        (await tenant.Reader.PostAsync("/positions", "{"))
            .ExpectError(HttpStatusCode.Forbidden, "Write access forbidden for read_only API key");
    }

    [Theory]
    [EachStore("Bearer ")]
    [EachStore("bearer   ")]
    public async Task BearerToken_OfAKnownKey_IsAccepted(Store store, string scheme)
    {
        using var client = stores[store].ClientWith(key: null);
        client.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", scheme + ApiUnderTest.RootKey);

        (await client.GetAsync("/positions")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task KeyHeader_BesideABearerToken_Wins(Store store)
    {
        using var client = stores[store].ClientWith(UnknownKey);
        client.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + ApiUnderTest.RootKey);

        (await client.GetAsync("/positions")).ExpectError(HttpStatusCode.Unauthorized, "Invalid API key");
    }

    [Theory]
    [EachStore]
    public async Task Key_OnceRevoked_IsRefusedAtOnceAndForGood(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var keys = $"/institutions/{tenant.Id}/api-keys";
        var created = (await tenant.Admin.PostAsync(keys, """{"label":"second","role":"admin"}""")).Json;
        var id = created.GetProperty("id").GetString();
        using var second = stores[store].ClientWith(created.GetProperty("apiKey").GetString());
        (await second.GetAsync("/positions")).Expect(HttpStatusCode.OK);

        var revoked = await second.SendAsync(HttpMethod.Post, $"{keys}/{id}/revoke", json: null);

        Assert.True(revoked.Expect(HttpStatusCode.OK).Json.TryGetProperty("revokedAt", out _));
        (await second.GetAsync("/positions")).ExpectError(HttpStatusCode.Unauthorized, "Invalid API key");
        Assert.Equal(2, (await tenant.Admin.GetAsync(keys)).Json.GetArrayLength());
        (await tenant.Admin.SendAsync(HttpMethod.Post, $"{keys}/{id}/revoke", json: null))
            .ExpectError(HttpStatusCode.NotFound, "API key not found or already revoked");
    }

    [Theory]
    [EachStore]
    public async Task Token_OfANewKey_IsShownOnceOnly(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var keys = await tenant.Admin.GetAsync($"/institutions/{tenant.Id}/api-keys");

        Assert.Matches("^ak_[0-9a-f]{48}$", tenant.Admin.Key);
        Assert.DoesNotContain(tenant.Admin.Key!, keys.Text, StringComparison.Ordinal);
        Assert.All(keys.Json.EnumerateArray(), key => Assert.False(key.TryGetProperty("apiKey", out _)));
    }

    [Fact]
    public async Task RootKey_FromAnAddressThatIsNotListed_IsRefusedWhateverTheHeadersSay()
    {
        await using var api = await ApiUnderTest.StartAsync(
            database: null, new Dictionary<string, string?> { ["ROOT_API_KEY_ALLOWED_IPS"] = "10.1.2.3" });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/institutions");
        request.Headers.Add("X-Forwarded-For", "10.1.2.3");

        var refused = await api.Root.SendAsync(request);

        refused.ExpectError(HttpStatusCode.Forbidden, "Forbidden");
        Assert.Equal("Root API key cannot be used from this IP address", refused.Details);
    }

    [Fact]
    public async Task RootKey_ThroughATrustedProxy_IsJudgedByTheForwardedAddress()
    {
        await using var api = await ApiUnderTest.StartAsync(
            database: null,
            new Dictionary<string, string?>
            {
                ["ROOT_API_KEY_ALLOWED_IPS"] = "10.1.2.3",
                ["TRUSTED_PROXIES"] = "127.0.0.1",
            });
        using var listed = new HttpRequestMessage(HttpMethod.Get, "/institutions");
        listed.Headers.Add("X-Forwarded-For", "10.1.2.3");
        using var strange = new HttpRequestMessage(HttpMethod.Get, "/institutions");
        strange.Headers.Add("X-Forwarded-For", "10.1.2.3, 10.9.9.9");

        (await api.Root.SendAsync(listed)).Expect(HttpStatusCode.OK);
        (await api.Root.SendAsync(strange)).ExpectError(HttpStatusCode.Forbidden, "Forbidden");
    }
}
