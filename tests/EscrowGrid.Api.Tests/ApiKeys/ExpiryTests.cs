using System.Globalization;
using System.Net;
using EscrowGrid.Core.ApiKeys;

namespace EscrowGrid.Api.Tests.ApiKeys;

[Collection(StoresDefinition.Name)]
public sealed class ExpiryTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Key_AfterItsExpiry_IsRefusedAndListedNoMore(Store store)
    {
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var tenant = await api.CreateTenantAsync();
        var end = Text(time.GetUtcNow().AddHours(1));
        var (id, client) = await api.CreateAsync(tenant, $$""","expiresAt":"{{end}}" """);
        (await client.GetAsync("/positions")).Expect(HttpStatusCode.OK);
        Assert.True(await IsListedAsync());

        time.Advance(TimeSpan.FromHours(1));

        (await client.GetAsync("/positions")).ExpectError(HttpStatusCode.Unauthorized, "Invalid API key");
        Assert.False(await IsListedAsync());

        async Task<bool> IsListedAsync() =>
            (await tenant.Admin.GetAsync(IssuedKey.KeysOf(tenant))).Text.Contains(id, StringComparison.Ordinal);
    }

    [Theory]
    [EachStore("\"2020-01-01T00:00:00Z\"", "Expiry must be in the future")]
    [EachStore("\"2099-01-01\"", "Invalid input: expected a time such as 2030-01-31T12:00:00.000Z")]
    [EachStore("\"2099-01-01T00:00:00\"", "Invalid input: expected a time such as 2030-01-31T12:00:00.000Z")]
    [EachStore("\"soon\"", "Invalid input: expected a time such as 2030-01-31T12:00:00.000Z")]
    [EachStore("4102444800", "Invalid input: expected string, received number")]
    [EachStore("null", "Invalid input: expected string, received null")]
    public async Task Expiry_ThatIsNoFutureTime_IsRefused(Store store, string expiresAt, string message)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await tenant.Admin.PostAsync(
            IssuedKey.KeysOf(tenant), $$"""{"label":"k","role":"admin","expiresAt":{{expiresAt}}}""");

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal(message, refused.MessageOf("expiresAt"));
    }

    [Theory]
    [EachStore]
    public async Task Expiry_WithAnOffset_IsShownInUtc(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var created = await tenant.Admin.PostAsync(
            IssuedKey.KeysOf(tenant), """{"label":"k","role":"admin","expiresAt":"2099-01-01T01:00:00+02:00"}""");

        Assert.Equal("2098-12-31T23:00:00.000Z", created.Json.GetProperty("expiresAt").GetString());
    }

    /// <summary>Else a key that ends could go on for ever under another name.</summary>
    [Theory]
    [EachStore("", HttpStatusCode.Forbidden)]
    [EachStore(""","expiresAt":"2099-01-02T00:00:00Z" """, HttpStatusCode.Forbidden)]
    [EachStore(""","expiresAt":"2099-01-01T00:00:00Z" """, HttpStatusCode.Created)]
    public async Task ExpiringKey_ThatCreatesAnother_CannotOutliveItself(
        Store store, string expiry, HttpStatusCode status)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var (_, client) = await api.CreateAsync(tenant, ""","expiresAt":"2099-01-01T00:00:00Z" """);

        (await client.PostAsync(IssuedKey.KeysOf(tenant), $$"""{"label":"k","role":"admin"{{expiry}}}"""))
            .Expect(status);
    }

    [Theory]
    [EachStore]
    public async Task LastUse_OfAKey_IsWrittenAtMostOnceAMinute(Store store)
    {
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var tenant = await api.CreateTenantAsync();
        var (id, client) = await api.CreateAsync(tenant);
        Assert.Null(await LastUseAsync(tenant, id));

        var first = await UseAsync(api, client, tenant, id);
        time.Advance(TimeSpan.FromSeconds(50));
        var again = await UseAsync(api, client, tenant, id);
        time.Advance(TimeSpan.FromSeconds(11));
        var later = await UseAsync(api, client, tenant, id);

        Assert.NotNull(first);
        Assert.Equal(first, again);
        Assert.True(later > first + TimeSpan.FromMinutes(1));
    }

    private static async Task<DateTimeOffset?> UseAsync(
        ApiUnderTest api, ApiClient client, Tenant tenant, string id)
    {
        (await client.GetAsync("/positions")).Expect(HttpStatusCode.OK);
        await api.Service<ApiKeyUses>().FlushAsync(CancellationToken.None);
        return await LastUseAsync(tenant, id);
    }

    private static async Task<DateTimeOffset?> LastUseAsync(Tenant tenant, string id)
    {
        var keys = (await tenant.Admin.GetAsync(IssuedKey.KeysOf(tenant))).Json.EnumerateArray();
        var key = keys.Single(key => key.GetProperty("id").GetString() == id);
        return key.TryGetProperty("lastUsedAt", out var at) ? at.GetDateTimeOffset() : null;
    }

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
