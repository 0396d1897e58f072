using System.Net;
using System.Text.Json;

namespace EscrowGrid.Api.Tests.Webhooks;

/// <summary>From an act to the receiver that is told of it.</summary>
[Collection(StoresDefinition.Name)]
public sealed class WebhookDeliveryTests(Stores stores) : IAsyncLifetime
{
    private readonly MovableTime _time = new();
    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Theory]
    [EachStore]
    public async Task Event_OfATenant_ReachesItsWebhookSignedAndAsTheFeedHasIt(Store store)
    {
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync(_receiver.Url, """["escrowgrid.position.*"]""");

        var position = await tenant.CreatePositionAsync();
        await _receiver.WaitForAsync(1);

        var received = _receiver.All[0];
        Assert.Equal("escrowgrid.position.created", received.Type);
        Assert.Equal(position, received.Json.GetProperty("subject").GetString());
        Assert.True(received.IsSignedBy(webhook.Json.GetProperty("secret").GetString()!));
        Assert.Equal("application/cloudevents+json; charset=utf-8", received.Headers["content-type"]);
        var feed = (await tenant.Admin.GetAsync("/events?type=escrowgrid.position.created")).Text;
        Assert.Contains(received.Body, feed, StringComparison.Ordinal);
        Assert.Contains(received.Id, feed, StringComparison.Ordinal);
        await StateIsAsync(tenant, received, "DELIVERED");
        Assert.Single(_receiver.All);
    }

    [Theory]
    [EachStore]
    public async Task Delivery_ThatIsRefused_IsRepeatedBySchedule(Store store)
    {
        _receiver.Answer = (context, _) => Receiver.Status(context, _receiver.All.Count < 3 ? 500 : 200);
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        await tenant.CreateWebhookAsync(_receiver.Url, """["escrowgrid.position.created"]""");

        await tenant.CreatePositionAsync();
        await _receiver.WaitForAsync(1);
        var first = await DeliveryAsync(tenant, _receiver.All[0], it => it.GetProperty("attempts").GetInt32() == 1);
        await AdvanceUntilAsync(tenant, TimeSpan.FromMinutes(6), received: 3);
        var last = await StateIsAsync(tenant, _receiver.All[0], "DELIVERED");

        var pause = first.GetProperty("nextAttemptAt").GetDateTimeOffset()
            - first.GetProperty("createdAt").GetDateTimeOffset();
        Assert.InRange(pause, TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(10));
        Assert.Single(_receiver.All.Select(it => it.Id).Distinct());
        Assert.Single(_receiver.All.Select(it => it.Body).Distinct());
        var log = last.GetProperty("attemptLog").EnumerateArray().ToList();
        Assert.Equal([500, 500, 200], log.Select(it => it.GetProperty("status").GetInt32()));
        Assert.Equal("The receiver answered 500", log[0].GetProperty("error").GetString());
        Assert.DoesNotContain("signature", log[0].GetProperty("request").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [EachStore]
    public async Task Delivery_RefusedAtEveryAttempt_IsGivenUpAfterTen(Store store)
    {
        _receiver.Answer = (context, _) => Receiver.Status(context, 500);
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync(_receiver.Url, """["escrowgrid.position.created"]""");

        await tenant.CreatePositionAsync();
        await AdvanceUntilAsync(tenant, TimeSpan.FromHours(27), received: 10);
        await StateIsAsync(tenant, _receiver.All[0], "FAILED");
        _receiver.Answer = (context, _) => Receiver.Status(context, 200);
        var many = $"/institutions/{tenant.Id}/webhooks/{webhook.Id}/replay";
        var dry = (await tenant.Admin.PostAsync(many, """{"state":"FAILED","dryRun":true}""")).Json;
        var replayed = (await tenant.Admin.PostAsync(many, """{"state":"FAILED"}""")).Expect(HttpStatusCode.Accepted);
        await _receiver.WaitForAsync(11);

        Assert.Equal(1, dry.GetProperty("count").GetInt32());
        Assert.Equal(1, replayed.Json.GetProperty("count").GetInt32());
        Assert.Equal(_receiver.All[0].Id, _receiver.All[10].Id);
        Assert.Equal("true", _receiver.All[10].Headers["x-replay"]);
    }

    [Theory]
    [EachStore]
    public async Task Receiver_ThatIsGone_StopsTheWebhook(Store store)
    {
        _receiver.Answer = (context, _) => Receiver.Status(context, 410);
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync(_receiver.Url, """["escrowgrid.position.created"]""");

        await tenant.CreatePositionAsync();
        await StateIsAsync(tenant, await FirstAsync(), "FAILED");
        var path = $"/institutions/{tenant.Id}/webhooks/{webhook.Id}";
        await Eventually.HoldsAsync(async () => (await tenant.Admin.GetAsync(path)).State == "GONE");
        await tenant.CreatePositionAsync();
        await RelayedAsync(api);
        var audited = await tenant.Admin.GetAsync("/audit-events?action=WEBHOOK_STOPPED");
        _receiver.Answer = (context, _) => Receiver.Status(context, 200);
        var enabled = (await tenant.Admin.SendAsync(HttpMethod.Post, path + "/enable", json: null))
            .Expect(HttpStatusCode.OK);
        await tenant.CreatePositionAsync();
        await _receiver.WaitForAsync(2);

        Assert.Equal("ENABLED", enabled.State);
        Assert.Equal(1, audited.Json.GetProperty("data").GetArrayLength());
        Assert.Equal(2, _receiver.All.Count);
    }

    [Theory]
    [EachStore]
    public async Task Receiver_ThatAsksForPatience_IsLeftAloneForAsLong(Store store)
    {
        _receiver.Answer = (context, _) =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return Receiver.Status(context, 429);
        };
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        await tenant.CreateWebhookAsync(_receiver.Url, """["escrowgrid.position.created"]""");

        await tenant.CreatePositionAsync();
        var delivery = await DeliveryAsync(
            tenant, await FirstAsync(), it => it.GetProperty("attempts").GetInt32() == 1);

        var pause = delivery.GetProperty("nextAttemptAt").GetDateTimeOffset()
            - delivery.GetProperty("createdAt").GetDateTimeOffset();
        Assert.InRange(pause, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(61));
    }

    [Theory]
    [EachStore]
    public async Task Secret_ThatIsRotated_SignsBesideTheOldOneForItsGrace(Store store)
    {
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync(_receiver.Url, """["escrowgrid.position.created"]""");
        var path = $"/institutions/{tenant.Id}/webhooks/{webhook.Id}";

        var rotated = (await tenant.Admin.PostAsync(path + "/rotate-secret", """{"expiresInSeconds":600}"""))
            .Expect(HttpStatusCode.Created);
        await tenant.Admin.SendAsync(HttpMethod.Post, path + "/test", json: null);
        await _receiver.WaitForAsync(1);
        _time.Advance(TimeSpan.FromMinutes(11));
        await tenant.Admin.SendAsync(HttpMethod.Post, path + "/test", json: null);
        await _receiver.WaitForAsync(2);

        var (old, current) = (Secret(webhook), Secret(rotated));
        Assert.Equal("escrowgrid.webhook.test", _receiver.All[0].Type);
        Assert.True(_receiver.All[0].IsSignedBy(old) && _receiver.All[0].IsSignedBy(current));
        Assert.False(_receiver.All[1].IsSignedBy(old));
        Assert.True(_receiver.All[1].IsSignedBy(current));
        Assert.DoesNotContain("whsec_", (await tenant.Admin.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachStore]
    public async Task Receiver_ThatIsSlow_DoesNotHoldUpTheOthers(Store store)
    {
        var never = new TaskCompletionSource();
        await using var slow = await Receiver.StartAsync();
        slow.Answer = (context, _) => never.Task.WaitAsync(context.RequestAborted);
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        await tenant.CreateWebhookAsync(slow.Url, """["escrowgrid.position.created"]""");
        await tenant.CreateWebhookAsync(_receiver.Url, """["escrowgrid.position.created"]""");
        var asset = await tenant.CreateAssetAsync();

        for (var i = 0; i < 30; i++)
            (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created);
        await _receiver.WaitForAsync(30);

        Assert.InRange(slow.All.Count, 1, Core.Limits.DeliveriesPerDoubtful);
        never.SetResult();
    }

    [Theory]
    [EachStore]
    public async Task Receivers_ThatAreDead_DoNotHoldUpTheOthersHoweverMany(Store store)
    {
        var never = new TaskCompletionSource();
        await using var dead = await Receiver.StartAsync();
        dead.Answer = (context, _) => never.Task.WaitAsync(context.RequestAborted);
        await using var api = await StartAsync(store);
        var (one, other) = (await api.CreateTenantAsync(), await api.CreateTenantAsync());
        for (var number = 0; number < 20; number++)
            await one.CreateWebhookAsync($"{dead.Url}/{number}", """["escrowgrid.position.created"]""");
        await other.CreateWebhookAsync(_receiver.Url, """["escrowgrid.position.created"]""");
        var (asset, goodAsset) = (await one.CreateAssetAsync(), await other.CreateAssetAsync());

        for (var i = 0; i < 10; i++)
            (await one.PostPositionAsync(asset)).Expect(HttpStatusCode.Created);
        await dead.WaitForAsync(20 * Core.Limits.DeliveriesPerDoubtful);
        for (var i = 0; i < 30; i++)
            (await other.PostPositionAsync(goodAsset)).Expect(HttpStatusCode.Created);
        // The clock of the attempts stands still: none of the dead ones comes to its end meanwhile.
        await _receiver.WaitForAsync(30);

        Assert.Equal(20 * Core.Limits.DeliveriesPerDoubtful, dead.All.Count);
        never.SetResult();
    }

    private static string Secret(Answer issued) => issued.Json.GetProperty("secret").GetString()!;

    private static async Task<JsonElement> DeliveryAsync(
        Tenant tenant, Received received, Func<JsonElement, bool> condition)
    {
        JsonElement found = default;
        var path = $"/institutions/{tenant.Id}/webhook-deliveries/{received.Headers["webhook-delivery"]}";
        await Eventually.HoldsAsync(async () =>
        {
            found = (await tenant.Admin.GetAsync(path)).Expect(HttpStatusCode.OK).Json;
            return condition(found);
        });
        return found;
    }

    private static Task<JsonElement> StateIsAsync(Tenant tenant, Received received, string state) =>
        DeliveryAsync(tenant, received, it => it.GetProperty("state").GetString() == state);

    /// <summary>Whether a webhook gets an event is decided when the event is relayed, not when it happens.</summary>
    private static Task RelayedAsync(ApiUnderTest api) => Eventually.HoldsAsync(async () =>
    {
        var consumers = (await api.Root.GetAsync("/operations/consumers")).Json;
        return consumers.EnumerateArray().All(it => it.GetProperty("behind").GetInt64() == 0);
    });

    private async Task<Received> FirstAsync()
    {
        await _receiver.WaitForAsync(1);
        return _receiver.All[0];
    }

    /// <summary>Lets time pass, a step after each attempt, until as many requests have come.</summary>
    private async Task AdvanceUntilAsync(Tenant tenant, TimeSpan step, int received)
    {
        for (var count = 1; count < received; count++)
        {
            await _receiver.WaitForAsync(count);
            var noted = count;
            await DeliveryAsync(tenant, _receiver.All[0], it => it.GetProperty("attempts").GetInt32() == noted);
            _time.Advance(step);
        }

        await _receiver.WaitForAsync(received);
    }

    /// <summary>
    /// On a database of its own: a clock that jumps by days makes every delivery due that other tests have left behind,
    /// and theirs lead nowhere.
    /// </summary>
    private async Task<ApiUnderTest> StartAsync(Store store) => await ApiUnderTest.StartAsync(
        store is Store.Memory ? null : await stores.CreateDatabaseAsync($"deliveries_{Guid.NewGuid():N}"),
        new Dictionary<string, string?> { ["MODE"] = "all", ["WEBHOOK_PRIVATE_TARGETS"] = "true" },
        _time);
}
