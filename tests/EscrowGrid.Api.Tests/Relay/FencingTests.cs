using EscrowGrid.Core;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Relay;
using EscrowGrid.Core.Webhooks;
using Npgsql;

namespace EscrowGrid.Api.Tests.Relay;

/// <summary>A worker that was paused past its lease stores nothing any more (anchors.md 4.2 F25).</summary>
[Collection(StoresDefinition.Name)]
public sealed class FencingTests(Stores stores)
{
    private const string Consumer = "fenced";

    private readonly MovableTime _time = new();

    [Theory]
    [EachStore]
    public async Task Round_OfARelayPastItsLease_IsRefusedWithItsEffects(Store store)
    {
        await using var api = await StartAsync(store);
        var (relay, log) = (api.Service<IRelayStore>(), api.Service<IDeliveryLog>());
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync("https://hooks.acme.test/");
        var stale = (await relay.TryLeaseAsync(Consumer, "one", CancellationToken.None))!;
        Assert.Null(await relay.TryLeaseAsync(Consumer, "other", CancellationToken.None));
        await ExpireAsync(store);
        var fresh = (await relay.TryLeaseAsync(Consumer, "other", CancellationToken.None))!;
        var delivery = Delivery(tenant, webhook.Id);

        var isLate = await relay.CommitAsync(Round(stale, delivery), CancellationToken.None);
        var isStored = await relay.CommitAsync(Round(fresh, delivery), CancellationToken.None);

        Assert.True(fresh.Fence > stale.Fence);
        Assert.Equal((false, true), (isLate, isStored));
        Assert.NotNull(await log.FindAsync(delivery.Id, CancellationToken.None));
        await relay.ReleaseAsync(fresh, CancellationToken.None);
    }

    [Theory]
    [EachStore]
    public async Task Attempt_OfAWorkerPastItsLease_IsNotNoted(Store store)
    {
        await using var api = await StartAsync(store);
        var (queue, log) = (api.Service<IDeliveryQueue>(), api.Service<IDeliveryLog>());
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync("https://hooks.acme.test/");
        var id = (await tenant.Admin.SendAsync(
            HttpMethod.Post, $"/institutions/{tenant.Id}/webhooks/{webhook.Id}/test", json: null)).Id;

        var stale = await ClaimAsync(queue, id);
        Assert.NotNull(stale);
        Assert.Null(await ClaimAsync(queue, id));
        _time.Advance(Limits.DeliveryLease + TimeSpan.FromSeconds(1));
        var fresh = await ClaimAsync(queue, id);
        var attempt = new DeliveryAttempt(1, _time.NowInMilliseconds(), 1, 200, Error: null, "POST", Answer: null);
        var after = DeliverySchedule.After(fresh!.Delivery, attempt, _time.NowInMilliseconds(), chance: 0.5);

        var isLate = await queue.FinishAsync(stale, after, attempt, CancellationToken.None);
        var isNoted = await queue.FinishAsync(fresh, after, attempt, CancellationToken.None);

        Assert.Equal((false, true), (isLate, isNoted));
        Assert.Single((await log.FindAsync(PrefixedId.Parse<WebhookDeliveryId>(id), CancellationToken.None))!.Attempts);
    }

    private static RelayCommit Round(ConsumerLease lease, WebhookDelivery delivery) =>
        new(lease, delivery.CreatedAt) { Effects = [delivery] };

    private WebhookDelivery Delivery(Tenant tenant, string webhook)
    {
        var institution = PrefixedId.Parse<InstitutionId>(tenant.Id);
        var told = new DomainEvent(
            new DomainEventId(Guid.NewGuid()), "t", institution, "s", 1, _time.NowInMilliseconds(), default);
        return new WebhookDelivery(
            new WebhookDeliveryId(Guid.NewGuid()),
            PrefixedId.Parse<WebhookId>(webhook),
            institution,
            WebhookMessage.Of(told),
            told.OccurredAt);
    }

    private async Task<DueDelivery?> ClaimAsync(IDeliveryQueue queue, string delivery)
    {
        var claimed = await queue.ClaimAsync(
            DeliveryDemand.Of(1_000), _time.NowInMilliseconds(), CancellationToken.None);
        return claimed.SingleOrDefault(due => due.Delivery.Id.ToString() == delivery);
    }

    /// <summary>The database goes by its own clock.</summary>
    private async Task ExpireAsync(Store store)
    {
        _time.Advance(Limits.RelayLease + TimeSpan.FromSeconds(1));
        if (store is not Store.Postgres)
            return;
        await using var source = NpgsqlDataSource.Create(stores.Database);
        await using var expire = source.CreateCommand(
            "UPDATE event_consumers SET leased_until = now() - interval '1 s' WHERE name = 'fenced'");
        await expire.ExecuteNonQueryAsync();
    }

    private Task<ApiUnderTest> StartAsync(Store store) =>
        ApiUnderTest.StartAsync(store is Store.Memory ? null : stores.Database, time: _time);
}
