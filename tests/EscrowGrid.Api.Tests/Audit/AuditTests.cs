using System.Net;
using System.Text.Json;

namespace EscrowGrid.Api.Tests.Audit;

/// <summary><c>GET /audit-events</c>.</summary>
[Collection(StoresDefinition.Name)]
public sealed class AuditTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Audit_OfATenant_TellsWhoDidWhatAlsoWhenRootDid(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        await tenant.Admin.PutAsync($"/institutions/{tenant.Id}/policies/US", """{"position":{"maxAmount":5}}""");

        var rows = await ReadAllAsync(tenant.Admin, "");

        // Rows of one millisecond are in the order of their ids.
        Assert.Equal(
            [
                "API_KEY_CREATED root", "API_KEY_CREATED root", "ASSET_CREATED admin", "ASSET_TEMPLATE_CREATED admin",
                "INSTITUTION_CREATED root", "POLICY_UPDATED admin", "POSITION_CREATED admin",
            ],
            rows.Select(row => $"{row.GetProperty("action").GetString()} {row.GetProperty("actorRole").GetString()}")
                .Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(tenant.Id, row.GetProperty("institutionId").GetString()));
        var created = rows.Single(row => row.GetProperty("action").GetString() == "POSITION_CREATED");
        Assert.Equal(position, created.GetProperty("resourceId").GetString());
        Assert.All(rows, row => Assert.Equal(
            row.GetProperty("actorRole").GetString() != "root", row.TryGetProperty("apiKeyId", out _)));
    }

    [Theory]
    [EachStore("action=POSITION_CREATED", 1)]
    [EachStore("resourceId={pos}", 2)]
    [EachStore("apiKeyId={key}", 4)]
    [EachStore("apiKeyId=x", 0)]
    [EachStore("requestId={request}", 1)]
    [EachStore("requestId=x", 0)]
    [EachStore("from=2020-01-01T00:00:00Z", 7)]
    [EachStore("to=2020-01-01T00:00:00Z", 0)]
    [EachStore("from=2020-01-01T00:00:00Z&action=POSITION_TRANSITIONED&resourceId={pos}", 1)]
    [EachStore("institutionId=inst_00000000-0000-4000-8000-000000000000", 7)]
    public async Task Audit_ByFilter_HoldsTheMatchingRows(Store store, string filter, int expected)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        (await tenant.TransitionAsync(position, "FUNDED")).Expect(HttpStatusCode.OK);
        var created = (await ReadAllAsync(tenant.Admin, "action=POSITION_CREATED"))[0];

        var rows = await ReadAllAsync(
            tenant.Admin,
            filter
                .Replace("{pos}", position, StringComparison.Ordinal)
                .Replace("{key}", created.GetProperty("apiKeyId").GetString(), StringComparison.Ordinal)
                .Replace("{request}", created.GetProperty("requestId").GetString(), StringComparison.Ordinal));

        Assert.Equal(expected, rows.Count);
    }

    [Theory]
    [EachStore]
    public async Task Audit_ForRoot_IsOfTheInstitutionItNames(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var rows = await ReadAllAsync(stores[store].Root, $"institutionId={tenant.Id}");

        Assert.Equal(3, rows.Count);
    }

    [Theory]
    [EachStore]
    public async Task Audit_WithABadFilter_IsRefused(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();

        (await tenant.Admin.GetAsync("/audit-events?from=yesterday"))
            .ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        (await tenant.Admin.GetAsync("/audit-events?cursor=x"))
            .ExpectError(HttpStatusCode.BadRequest, "Invalid pagination parameters");
        (await tenant.Reader.GetAsync("/audit-events"))
            .ExpectError(HttpStatusCode.Forbidden, "Forbidden to read the audit trail with a read_only API key");
    }

    private static async Task<List<JsonElement>> ReadAllAsync(ApiClient client, string filter)
    {
        var (rows, cursor) = (new List<JsonElement>(), "");
        while (true)
        {
            var page = (await client.GetAsync($"/audit-events?limit=2&cursor={cursor}&{filter}"))
                .Expect(HttpStatusCode.OK).Json;
            rows.AddRange(page.GetProperty("data").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
            if (!page.GetProperty("hasMore").GetBoolean())
                return rows;
        }
    }
}
