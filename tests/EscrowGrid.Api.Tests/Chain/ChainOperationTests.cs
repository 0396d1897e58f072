using System.Net;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Api.Tests.Chain;

/// <summary>What operators see of the mirror and do with it.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ChainOperationTests(Stores stores)
{
    private const string Operations = "/operations/chain-operations";
    private const string Reason = """{"reason":"The owner has allowed it again"}""";

    [Theory]
    [EachStore]
    public async Task List_ByStateAndInstitution_ShowsTheRecord(Store store)
    {
        var (api, tenant) = await StartAsync(store);
        var pending = await ChainOperations.AddAsync(api, tenant, MirrorState.Pending);
        var skipped = await ChainOperations.AddAsync(api, tenant, MirrorState.Skipped);

        Assert.Equal([pending, skipped], await ListAsync(api, $"?institutionId={tenant.Id}"));
        Assert.Equal([skipped], await ListAsync(api, $"?institutionId={tenant.Id}&state=SKIPPED"));
        var first = (await api.Root.GetAsync($"{Operations}?institutionId={tenant.Id}&limit=1")).Json;
        Assert.True(first.GetProperty("hasMore").GetBoolean());
        var cursor = first.GetProperty("nextCursor").GetString();
        Assert.Equal([skipped], await ListAsync(api, $"?institutionId={tenant.Id}&cursor={cursor}"));
        (await api.Root.GetAsync($"{Operations}?state=LOST")).Expect(HttpStatusCode.BadRequest);
    }

    [Theory]
    [EachStore]
    public async Task LedgerEvent_WithARecord_ShowsItsState(Store store)
    {
        var (api, tenant) = await StartAsync(store);
        var id = await ChainOperations.AddAsync(api, tenant, MirrorState.Pending);
        var operation = (await api.Root.GetAsync($"{Operations}/{id}")).Json.GetProperty("operation");
        var position = operation.GetProperty("positionId").GetString();

        var entry = (await tenant.Admin.GetAsync($"/ledger-events?positionId={position}")).Json[0];

        Assert.Equal(operation.GetProperty("ledgerEventId").GetString(), entry.GetProperty("id").GetString());
        Assert.Equal("PENDING", entry.GetProperty("onchain").GetProperty("state").GetString());
        Assert.False(entry.TryGetProperty("txHash", out _));
    }

    [Theory]
    [EachStore]
    public async Task Skip_Pending_IsDoneAuditedAndUndoneByRetry(Store store)
    {
        var (api, tenant) = await StartAsync(store);
        var id = await ChainOperations.AddAsync(api, tenant, MirrorState.Pending);

        var skipped = (await api.Root.PostAsync($"{Operations}/{id}/skip", Reason)).Expect(HttpStatusCode.OK);
        Assert.Equal("SKIPPED", skipped.Json.GetProperty("state").GetString());
        Assert.Equal("The owner has allowed it again", skipped.Json.GetProperty("reason").GetString());
        var again = (await api.Root.PostAsync($"{Operations}/{id}/retry", Reason)).Expect(HttpStatusCode.OK);
        Assert.Equal("PENDING", again.Json.GetProperty("state").GetString());

        var told = (await api.Root.GetAsync($"/audit-events?resourceId={id}")).Json.GetProperty("data");
        Assert.Equal(
            ["ONCHAIN_OPERATION_SKIPPED", "ONCHAIN_OPERATION_RETRIED"],
            told.EnumerateArray().Select(row => row.GetProperty("action").GetString()));
        Assert.Equal(
            "The owner has allowed it again", told[0].GetProperty("payload").GetProperty("reason").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Act_OnNothingOrWithoutReason_IsRefused(Store store)
    {
        var (api, tenant) = await StartAsync(store);
        var id = await ChainOperations.AddAsync(api, tenant, MirrorState.Pending);

        (await api.Root.PostAsync($"{Operations}/{id}/skip", "{}")).Expect(HttpStatusCode.BadRequest);
        (await api.Root.PostAsync($"{Operations}/chn_x/retry", Reason)).Expect(HttpStatusCode.NotFound);
        (await tenant.Admin.PostAsync($"{Operations}/{id}/retry", Reason)).Expect(HttpStatusCode.Forbidden);
    }

    [Theory]
    [EachStore]
    public async Task Skip_RepeatedWithItsKey_ActsOnce(Store store)
    {
        var (api, tenant) = await StartAsync(store);
        var id = await ChainOperations.AddAsync(api, tenant, MirrorState.Pending);

        var first = await api.Root.PostOnceAsync($"{Operations}/{id}/skip", Reason, $"skip-{id}");
        var second = await api.Root.PostOnceAsync($"{Operations}/{id}/skip", Reason, $"skip-{id}");

        first.Expect(HttpStatusCode.OK);
        Assert.Equal(first.Text, second.Text);
        var told = (await api.Root.GetAsync($"/audit-events?resourceId={id}")).Json.GetProperty("data");
        Assert.Equal(1, told.GetArrayLength());
    }

    private static async Task<IEnumerable<string?>> ListAsync(ApiUnderTest api, string query) =>
        (await api.Root.GetAsync(Operations + query)).Expect(HttpStatusCode.OK).Json.GetProperty("data")
            .EnumerateArray().Select(row => row.GetProperty("id").GetString());

    private async Task<(ApiUnderTest Api, Tenant Tenant)> StartAsync(Store store) =>
        (stores[store], await stores[store].CreateTenantAsync());
}
