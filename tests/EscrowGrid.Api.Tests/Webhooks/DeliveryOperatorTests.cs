using System.Net;
using System.Text.Json;
using EscrowGrid.Api.Tests.ApiKeys;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Tests.Webhooks;

/// <summary>What operators see of the deliveries of all institutions, and do with them.</summary>
[Collection(StoresDefinition.Name)]
public sealed class DeliveryOperatorTests(Stores stores) : IAsyncLifetime
{
    private const string Deliveries = "/operations/webhook-deliveries";

    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Theory]
    [EachStore]
    public async Task List_OverInstitutions_FiltersAndGoesOnByCursor(Store store)
    {
        await using var api = await StartAsync(store);
        var since = TimeProvider.System.GetUtcNow().AddMinutes(-1).ToString("O");
        var (one, first) = await SendAsync(api, 1);
        var (other, second) = await SendAsync(api, 2);
        var both = $"?from={Uri.EscapeDataString(since)}&eventType=escrowgrid.webhook.test";

        var page = (await api.Root.GetAsync($"{Deliveries}{both}&limit=1")).Expect(HttpStatusCode.OK).Json;
        var all = new List<string?>();
        for (var cursor = ""; ; cursor = page.GetProperty("nextCursor").GetString())
        {
            page = (await api.Root.GetAsync($"{Deliveries}{both}&limit=1&cursor={cursor}")).Json;
            all.AddRange(Ids(page));
            if (!page.GetProperty("hasMore").GetBoolean())
                break;
        }

        Assert.Superset(new HashSet<string?> { first, second }, all.ToHashSet());
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal([first], await ListAsync(api, $"?institutionId={one.Id}"));
        Assert.Equal([second], await ListAsync(api, $"?institutionId={other.Id}&state=DELIVERED"));
        Assert.Empty(await ListAsync(api, $"?institutionId={other.Id}&state=FAILED"));
        Assert.Empty(await ListAsync(api, $"?institutionId={other.Id}&eventType=escrowgrid.position.created"));
        Assert.Empty(await ListAsync(api, $"?institutionId={other.Id}&to={Uri.EscapeDataString(since)}"));
        var foreign = page.GetProperty("nextCursor").GetString();
        (await api.Root.GetAsync($"{Deliveries}?state=FAILED&cursor={foreign}")).Expect(HttpStatusCode.BadRequest);
        (await api.Root.GetAsync($"{Deliveries}?from=yesterday")).Expect(HttpStatusCode.BadRequest);
    }

    [Theory]
    [EachStore]
    public async Task Operator_OfAnotherInstitution_LooksAndReplaysWithAReason(Store store)
    {
        await using var api = await StartAsync(store);
        var (tenant, id) = await SendAsync(api, 1);
        var operators = await api.CreateTenantAsync();
        var (_, act) = await api.CreateAsync(
            operators, ""","scopes":["operations:read","operations:write"]""", api.Root);

        var seen = (await act.GetAsync($"{Deliveries}/{id}")).Expect(HttpStatusCode.OK).Json;
        (await act.PostAsync($"{Deliveries}/{id}/replay", "{}")).Expect(HttpStatusCode.BadRequest);
        var replayed = (await act.PostAsync($"{Deliveries}/{id}/replay", """{"reason":"Their proxy was down"}"""))
            .Expect(HttpStatusCode.Accepted);
        await _receiver.WaitForAsync(2);

        Assert.Equal(tenant.Id, seen.GetProperty("institutionId").GetString());
        Assert.Equal(204, seen.GetProperty("attemptLog")[0].GetProperty("status").GetInt32());
        Assert.Equal("escrowgrid.webhook.test", seen.GetProperty("event").GetProperty("type").GetString());
        Assert.Equal(1, replayed.Json.GetProperty("count").GetInt32());
        Assert.Equal(_receiver.All[0].Id, _receiver.All[1].Id);
        Assert.Equal("true", _receiver.All[1].Headers["x-replay"]);
        var audited = (await tenant.Admin.GetAsync("/audit-events?action=WEBHOOK_REPLAYED")).Json.GetProperty("data");
        Assert.Equal(
            "Their proxy was down",
            Assert.Single(audited.EnumerateArray()).GetProperty("payload").GetProperty("reason").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Replay_ToAWebhookThatIsOff_IsRefused(Store store)
    {
        await using var api = await StartAsync(store);
        var (tenant, id) = await SendAsync(api, 1);
        var webhook = (await api.Root.GetAsync($"{Deliveries}/{id}")).Json.GetProperty("webhookId").GetString();
        (await tenant.Admin.SendAsync(
            HttpMethod.Post, $"/institutions/{tenant.Id}/webhooks/{webhook}/disable", json: null))
            .Expect(HttpStatusCode.OK);

        var refused = await api.Root.PostAsync($"{Deliveries}/{id}/replay", """{"reason":"r"}""");

        refused.ExpectError(HttpStatusCode.Conflict, "Webhook is disabled");
    }

    [Theory]
    [EachStore]
    public async Task Cancel_OfAPendingDelivery_EndsItOnceAndTellsItsInstitution(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync("https://hooks.acme.test/", """["escrowgrid.webhook.test"]""");
        var delivery = (await tenant.Admin.SendAsync(
            HttpMethod.Post, $"/institutions/{tenant.Id}/webhooks/{webhook.Id}/test", json: null)).Id;
        const string Reason = """{"reason":"They asked us to stop"}""";
        var lease = (await api.Service<IDeliveryQueue>().ClaimAsync(
            DeliveryDemand.Of(1_000), TimeProvider.System.GetUtcNow().AddMinutes(1), default))
            .Single(it => it.Delivery.Id.ToString() == delivery);

        (await tenant.Admin.PostAsync($"{Deliveries}/{delivery}/cancel", Reason)).Expect(HttpStatusCode.Forbidden);
        var cancelled = (await api.Root.PostAsync($"{Deliveries}/{delivery}/cancel", Reason)).Expect(HttpStatusCode.OK);
        var again = await api.Root.PostAsync($"{Deliveries}/{delivery}/cancel", Reason);
        var late = await api.Service<IDeliveryQueue>().FinishAsync(
            lease,
            lease.Delivery with { State = DeliveryState.Delivered },
            new DeliveryAttempt(1, TimeProvider.System.GetUtcNow(), 1, 204, Error: null, "", ""),
            default);

        Assert.Equal("CANCELLED", cancelled.State);
        again.ExpectError(HttpStatusCode.Conflict, "The webhook delivery has ended");
        Assert.False(late);
        Assert.Equal("CANCELLED", (await api.Root.GetAsync($"{Deliveries}/{delivery}")).State);
        var audited = (await tenant.Admin.GetAsync("/audit-events?action=WEBHOOK_DELIVERY_CANCELLED")).Json;
        Assert.Equal(
            "They asked us to stop",
            Assert.Single(audited.GetProperty("data").EnumerateArray())
                .GetProperty("payload").GetProperty("reason").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Deliveries_Paused_BeginNoAttemptUntilTheyGoOn(Store store)
    {
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync(_receiver.Url, """["escrowgrid.webhook.test"]""");
        const string Queue = "/operations/queues/webhook-deliveries";
        (await api.Root.PutAsync(Queue, """{"paused":true,"reason":"Our way out is broken"}"""))
            .Expect(HttpStatusCode.OK);
        try
        {
            var delivery = (await tenant.Admin.SendAsync(
                HttpMethod.Post, $"/institutions/{tenant.Id}/webhooks/{webhook.Id}/test", json: null)).Id;
            var claimed = await api.Service<IDeliveryQueue>().ClaimAsync(
                DeliveryDemand.Of(100), TimeProvider.System.GetUtcNow().AddMinutes(1), default);

            Assert.Empty(claimed);
            Assert.Equal("PENDING", (await api.Root.GetAsync($"{Deliveries}/{delivery}")).State);
            var shown = (await api.Root.GetAsync("/operations/queues")).Json.EnumerateArray()
                .Single(it => it.GetProperty("queue").GetString() == "webhook-deliveries");
            Assert.True(shown.GetProperty("paused").GetBoolean());
            Assert.Equal("Our way out is broken", shown.GetProperty("change").GetProperty("reason").GetString());
        }
        finally
        {
            // The database is shared with other tests.
            (await api.Root.PutAsync(Queue, """{"paused":false,"reason":"It is mended"}""")).Expect(HttpStatusCode.OK);
        }

        await _receiver.WaitForAsync(1);
    }

    private static IEnumerable<string?> Ids(JsonElement page) =>
        page.GetProperty("data").EnumerateArray().Select(it => it.GetProperty("id").GetString());

    private static async Task<IEnumerable<string?>> ListAsync(ApiUnderTest api, string query) =>
        Ids((await api.Root.GetAsync(Deliveries + query)).Expect(HttpStatusCode.OK).Json);

    /// <summary>A new institution whose webhook got a test event.</summary>
    private async Task<(Tenant Tenant, string Delivery)> SendAsync(ApiUnderTest api, int received)
    {
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync(_receiver.Url, """["escrowgrid.webhook.test"]""");
        var path = $"/institutions/{tenant.Id}/webhooks/{webhook.Id}/test";
        var id = (await tenant.Admin.SendAsync(HttpMethod.Post, path, json: null)).Expect(HttpStatusCode.Accepted).Id;
        await _receiver.WaitForAsync(received);
        await Eventually.HoldsAsync(async () =>
            (await api.Root.GetAsync($"{Deliveries}/{id}")).Json.GetProperty("state").GetString() == "DELIVERED");
        return (tenant, id);
    }

    private async Task<ApiUnderTest> StartAsync(Store store) => await ApiUnderTest.StartAsync(
        store is Store.Memory ? null : await stores.FindDatabaseAsync("webhooks"),
        new Dictionary<string, string?> { ["MODE"] = "all", ["WEBHOOK_PRIVATE_TARGETS"] = "true" });
}
