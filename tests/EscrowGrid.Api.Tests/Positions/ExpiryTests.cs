using System.Globalization;
using System.Net;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Tests.Positions;

[Collection(StoresDefinition.Name)]
public sealed class ExpiryTests(Stores stores)
{
    [Theory]
    [EachStore("CREATED")]
    [EachStore("FUNDED")]
    public async Task Position_WhoseTimeHasCome_ExpiresOnceHoweverOftenItIsLookedAt(Store store, string state)
    {
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var tenant = await api.CreateTenantAsync();
        await tenant.PutPolicyAsync("""{"approvalAmount":1,"blockedTransitions":["EXPIRED"]}""");
        var position = await CreateAsync(tenant, time.GetUtcNow().AddHours(1));
        if (state is "FUNDED")
            (await tenant.TransitionAsync(position, state)).Expect(HttpStatusCode.OK);
        var expiry = api.Service<ExpirePositions>();

        await expiry.RunAsync(CancellationToken.None);
        Assert.Equal(state, (await tenant.Admin.GetAsync($"/positions/{position}")).State);
        time.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => expiry.RunAsync(CancellationToken.None))));
        await expiry.RunAsync(CancellationToken.None);

        var expired = (await tenant.Admin.GetAsync($"/positions/{position}")).Expect(HttpStatusCode.OK);
        Assert.Equal("EXPIRED", expired.State);
        Assert.Equal(0, expired.Json.GetProperty("remainingAmount").GetDecimal());
        Assert.Equal(state is "FUNDED" ? 3 : 2, await tenant.CountLedgerEventsAsync(position));
        var trail = (await tenant.Admin.GetAsync("/audit-events?limit=1000")).Expect(HttpStatusCode.OK).Json;
        var rows = trail.ValueKind is System.Text.Json.JsonValueKind.Array ? trail : trail.GetProperty("data");
        Assert.Single(rows.EnumerateArray(), row =>
            row.GetRawText().Contains("\"system\"", StringComparison.Ordinal)
            && row.GetRawText().Contains(position, StringComparison.Ordinal));
    }

    [Theory]
    [EachStore]
    public async Task Position_PastItsExpiry_MayOnlyExpire(Store store)
    {
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var tenant = await api.CreateTenantAsync();
        var position = await CreateAsync(tenant, time.GetUtcNow().AddHours(1));
        time.Advance(TimeSpan.FromHours(2));

        var refused = await tenant.TransitionAsync(position, "FUNDED");
        var read = await tenant.Admin.GetAsync($"/positions/{position}");
        var expired = await tenant.TransitionAsync(position, "EXPIRED");

        refused.ExpectError(HttpStatusCode.Conflict, "Position is past its expiry");
        Assert.Equal(
            ["EXPIRED"],
            read.Json.GetProperty("allowed_actions").EnumerateArray()
                .Where(it => it.GetProperty("allowed").GetBoolean())
                .Select(it => it.GetProperty("action").GetString()));
        Assert.Equal("EXPIRED", expired.Expect(HttpStatusCode.OK).State);
        Assert.Equal(0, await api.Service<ExpirePositions>().RunAsync(CancellationToken.None));
    }

    [Theory]
    [EachStore]
    public async Task Position_MovedWhileItExpires_GoesOneWay(Store store)
    {
        const int Rounds = 20;
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var tenant = await api.CreateTenantAsync();
        var expiry = api.Service<ExpirePositions>();
        for (var round = 0; round < Rounds; round++)
        {
            var position = await CreateAsync(tenant, time.GetUtcNow().AddHours(1));
            var moved = tenant.TransitionAsync(position, "CANCELLED");
            time.Advance(TimeSpan.FromHours(1));
            await Task.WhenAll(moved, expiry.RunAsync(CancellationToken.None));
            await expiry.RunAsync(CancellationToken.None);

            var final = (await tenant.Admin.GetAsync($"/positions/{position}")).State;
            Assert.Equal((await moved).Status is HttpStatusCode.OK ? "CANCELLED" : "EXPIRED", final);
            Assert.Equal(2, await tenant.CountLedgerEventsAsync(position));
        }
    }

    [Theory]
    [EachStore("\"2020-01-01T00:00:00Z\"", "Expiry must be in the future")]
    [EachStore("\"2099-01-01T00:00:00Z\"", "Expiry must be at most 3650 days ahead")]
    [EachStore("\"soon\"", null)]
    [EachStore("1893456000", null)]
    [EachStore("null", null)]
    public async Task Creation_WithABadExpiry_IsRefused(Store store, string expiry, string? message)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var body = Tenant.PositionJson(await tenant.CreateAssetAsync());

        var refused = await tenant.Admin.PostAsync("/positions", $"{body[..^1]},\"expiresAt\":{expiry}}}");

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.NotNull(refused.MessageOf("expiresAt"));
        if (message is not null)
            Assert.Equal(message, refused.MessageOf("expiresAt"));
    }

    [Theory]
    [EachStore]
    public async Task Creation_UnderATenor_ExpiresByItAtTheLatest(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await tenant.PutPolicyAsync("""{"maxTenorDays":30}""");
        var asset = await tenant.CreateAssetAsync();
        var body = Tenant.PositionJson(asset);

        var byDefault = (await tenant.Admin.PostAsync("/positions", body)).Expect(HttpStatusCode.Created).Json;
        var beyond = await tenant.Admin.PostAsync(
            "/positions", $"{body[..^1]},\"expiresAt\":\"{Text(TimeProvider.System.GetUtcNow().AddDays(31))}\"}}");

        Assert.Equal(
            byDefault.GetProperty("createdAt").GetDateTimeOffset().AddDays(30),
            byDefault.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal(
            "maxTenorDays=30",
            beyond.ExpectError(HttpStatusCode.BadRequest, "Expiry beyond the longest tenor").Details);
    }

    private static async Task<string> CreateAsync(Tenant tenant, DateTimeOffset expiry)
    {
        var body = Tenant.PositionJson(await tenant.CreateAssetAsync());
        var created = await tenant.Admin.PostAsync("/positions", $"{body[..^1]},\"expiresAt\":\"{Text(expiry)}\"}}");
        return created.Expect(HttpStatusCode.Created).Id;
    }

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
