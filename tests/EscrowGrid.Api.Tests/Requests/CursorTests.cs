using System.Net;

namespace EscrowGrid.Api.Tests.Requests;

/// <summary>Paging by cursor, on the three lists that have pages.</summary>
[Collection(StoresDefinition.Name)]
public sealed class CursorTests(Stores stores)
{
    [Theory]
    [EachStore("/positions")]
    [EachStore("/assets")]
    [EachStore("/asset-templates")]
    public async Task Pages_ByCursor_ShowEveryRowOnceInTheOrderOfThePagesByOffset(Store store, string list)
    {
        const int Rows = 7;
        var tenant = await stores[store].CreateTenantAsync();
        await CreateAsync(tenant, list, Rows);
        var byOffset = await tenant.Admin.GetAsync(list);

        var seen = new List<string>();
        var pages = 0;
        for (string? cursor = ""; cursor is not null; pages++)
        {
            var page = await tenant.Admin.GetAsync($"{list}?limit=3&cursor={cursor}");
            seen.AddRange(IdsOf(page));
            cursor = CursorOf(page);
            Assert.Equal(cursor is not null, PaginationOf(page).GetProperty("hasMore").GetBoolean());
        }

        Assert.Equal(IdsOf(byOffset), seen);
        Assert.Equal((Rows, 3), (seen.Count, pages));
    }

    [Theory]
    [EachStore]
    public async Task Page_ByCursor_IsNotCounted(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await CreateAsync(tenant, "/positions", 2);

        var first = PaginationOf(await tenant.Admin.GetAsync("/positions?cursor=&limit=1"));
        var exact = PaginationOf(await tenant.Admin.GetAsync("/positions?cursor=&limit=2"));

        Assert.Equal(["limit", "hasMore", "nextCursor"], first.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""{"limit":2,"hasMore":false}""", exact.GetRawText());
    }

    [Theory]
    [EachStore]
    public async Task Pages_ByCursor_AreStableWhileRowsAreAdded(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await CreateAsync(tenant, "/positions", 4);
        var first = await tenant.Admin.GetAsync("/positions?limit=2&cursor=");
        var rest = await tenant.Admin.GetAsync($"/positions?limit=2&cursor={CursorOf(first)}");

        await CreateAsync(tenant, "/positions", 3);
        var again = await tenant.Admin.GetAsync($"/positions?limit=2&cursor={CursorOf(first)}");
        var added = await tenant.Admin.GetAsync($"/positions?cursor={CursorOf(again)}");

        Assert.Equal(IdsOf(rest), IdsOf(again));
        Assert.Equal(3, IdsOf(added).Count);
    }

    [Theory]
    [EachStore]
    public async Task Cursor_OfOtherFiltersOrAnotherList_IsRefused(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var other = await stores[store].CreateTenantAsync();
        await CreateAsync(tenant, "/positions", 2);
        var cursor = CursorOf(await tenant.Admin.GetAsync("/positions?limit=1&state=CREATED&cursor="));

        (await tenant.Reader.GetAsync($"/positions?state=CREATED,CREATED&cursor={cursor}")).Expect(HttpStatusCode.OK);
        Answer[] refused =
        [
            await tenant.Admin.GetAsync($"/positions?cursor={cursor}"),
            await tenant.Admin.GetAsync($"/positions?state=FUNDED&cursor={cursor}"),
            await tenant.Admin.GetAsync($"/positions?state=CREATED&metadata[a]=b&cursor={cursor}"),
            await tenant.Admin.GetAsync($"/assets?state=CREATED&cursor={cursor}"),
            await other.Admin.GetAsync($"/positions?state=CREATED&cursor={cursor}"),
            await stores[store].Root.GetAsync($"/positions?state=CREATED&cursor={cursor}"),
        ];

        Assert.All(refused, answer =>
        {
            answer.ExpectError(HttpStatusCode.BadRequest, "Invalid pagination parameters");
            Assert.Equal("Cursor belongs to another list or to other filters", answer.MessageOf("cursor"));
        });
    }

    [Theory]
    [EachStore("cursor=x", "cursor", "Cursor must be empty or a nextCursor of an earlier answer")]
    [EachStore("cursor=&cursor=", "cursor", "Invalid input: expected string, received array")]
    [EachStore("cursor=&offset=0", "offset", "Offset must not be given with a cursor")]
    [EachStore("cursor=&limit=0", "limit", "Limit must be at least 1")]
    [EachStore("cursor=&limit=1001", "limit", "Limit must not exceed 1000")]
    public async Task Cursor_ThatIsNone_IsRefused(Store store, string query, string field, string message)
    {
        var tenant = await stores[store].CreateTenantAsync();

        foreach (var list in new[] { "/positions", "/assets", "/asset-templates" })
        {
            var refused = await tenant.Admin.GetAsync($"{list}?{query}");

            refused.ExpectError(HttpStatusCode.BadRequest, "Invalid pagination parameters");
            Assert.Equal(message, refused.MessageOf(field));
        }
    }

    private static async Task CreateAsync(Tenant tenant, string list, int rows)
    {
        if (list is "/positions")
        {
            var asset = await tenant.CreateAssetAsync();
            for (var i = 0; i < rows; i++)
                (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created);
            return;
        }

        for (var i = 0; i < rows; i++)
            await (list is "/assets" ? tenant.CreateAssetAsync() : tenant.CreateTemplateAsync());
    }

    private static System.Text.Json.JsonElement PaginationOf(Answer page) =>
        page.Expect(HttpStatusCode.OK).Json.GetProperty("pagination");

    private static string? CursorOf(Answer page) =>
        PaginationOf(page).TryGetProperty("nextCursor", out var cursor) ? cursor.GetString() : null;

    private static List<string> IdsOf(Answer page) =>
        [.. page.Json.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("id").GetString()!)];
}
