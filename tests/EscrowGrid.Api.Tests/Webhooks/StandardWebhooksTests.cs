using System.Net;
using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Tests.Webhooks;

/// <summary>What we send is judged by the verifier that Standard Webhooks publishes (npm: standardwebhooks).</summary>
[Collection(StoresDefinition.Name)]
public sealed class StandardWebhooksTests(Stores stores) : IAsyncLifetime
{
    private const int Believed = 204;
    private const int Refused = 401;

    private readonly MovableTime _time = new();
    private StandardReceiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await StandardReceiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Theory]
    [EachStore]
    public async Task Delivery_OfTheRunningProduct_IsBelieved(Store store)
    {
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync(_receiver.Url, """["escrowgrid.position.*"]""");
        await _receiver.LearnAsync(Secret(webhook));

        var position = await tenant.CreatePositionAsync();
        (await tenant.TransitionAsync(position, "FUNDED")).Expect(HttpStatusCode.OK);

        Assert.Equal([Believed, Believed], await _receiver.WaitForAsync(2));
    }

    [Theory]
    [EachStore]
    public async Task Secret_Rotated_IsBelievedByOldAndNewReceiversUntilItsGraceEnds(Store store)
    {
        await using var api = await StartAsync(store);
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync(_receiver.Url, """["escrowgrid.webhook.test"]""");
        var path = $"/institutions/{tenant.Id}/webhooks/{webhook.Id}";
        await _receiver.LearnAsync(Secret(webhook));
        var rotated = (await tenant.Admin.PostAsync($"{path}/rotate-secret", """{"expiresInSeconds":60}"""))
            .Expect(HttpStatusCode.Created);

        await TestAsync(tenant, path, 1);
        await _receiver.LearnAsync(Secret(rotated));
        await TestAsync(tenant, path, 2);
        // Within the five minutes by which the verifier lets clocks differ.
        _time.Advance(TimeSpan.FromMinutes(2));
        await TestAsync(tenant, path, 3);
        await _receiver.LearnAsync(Secret(webhook));
        var verdicts = await TestAsync(tenant, path, 4);

        Assert.Equal([Believed, Believed, Believed, Refused], verdicts.Take(4));
    }

    /// <summary>That it refuses is what makes its belief worth something.</summary>
    [Fact]
    public async Task Forgery_InAnyPart_IsRefused()
    {
        const string Id = "evt_1";
        const string Body = """{"type":"escrowgrid.position.created"}""";
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var (secret, other) = (WebhookSecretVault.Create(), WebhookSecretVault.Create());
        await _receiver.LearnAsync(WebhookSecretVault.Show(secret));

        Assert.Equal(Believed, await _receiver.TellAsync(Body, Headers(secret, Id, now, Body)));
        Assert.Equal(Refused, await _receiver.TellAsync(Body, Headers(other, Id, now, Body)));
        Assert.Equal(Refused, await _receiver.TellAsync($"{Body} ", Headers(secret, Id, now, Body)));
        Assert.Equal(Refused, await _receiver.TellAsync(Body, Headers(secret, Id, now - 600, Body)));
        var swapped = Headers(secret, Id, now, Body);
        swapped["webhook-id"] = "evt_2";
        Assert.Equal(Refused, await _receiver.TellAsync(Body, swapped));
        swapped = Headers(secret, Id, now, Body);
        swapped["webhook-signature"] = "v1," + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        Assert.Equal(Refused, await _receiver.TellAsync(Body, swapped));
    }

    private static Dictionary<string, string> Headers(byte[] secret, string id, long timestamp, string body) => new()
    {
        ["webhook-id"] = id,
        ["webhook-timestamp"] = $"{timestamp}",
        ["webhook-signature"] = WebhookSignature.Of([secret], id, timestamp, Encoding.UTF8.GetBytes(body)),
    };

    private static string Secret(Answer issued) => issued.Json.GetProperty("secret").GetString()!;

    private async Task<IReadOnlyList<int>> TestAsync(Tenant tenant, string path, int count)
    {
        (await tenant.Admin.SendAsync(HttpMethod.Post, $"{path}/test", json: null)).Expect(HttpStatusCode.Accepted);
        return await _receiver.WaitForAsync(count);
    }

    private async Task<ApiUnderTest> StartAsync(Store store) => await ApiUnderTest.StartAsync(
        store is Store.Memory ? null : await stores.FindDatabaseAsync("webhooks"),
        new Dictionary<string, string?> { ["MODE"] = "all", ["WEBHOOK_PRIVATE_TARGETS"] = "true" },
        _time);
}
