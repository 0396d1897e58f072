using System.Net;

namespace EscrowGrid.Api.Tests.Requests;

[Collection(StoresDefinition.Name)]
public sealed class PagingTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Pages_OfAList_HoldEveryRowOnceInOrderOfCreation(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var created = new List<string>();
        for (var i = 0; i < 5; i++)
            created.Add((await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created).Id);
        await tenant.TransitionAsync(created[1], "FUNDED");

        var read = new List<string?>();
        for (var offset = 0; offset < 6; offset += 2)
        {
            var page = (await tenant.Reader.GetAsync($"/positions?limit=2&offset={offset}")).Json;
            Assert.Equal(5, page.GetProperty("pagination").GetProperty("total").GetInt64());
            Assert.Equal(offset + 2 < 5, page.GetProperty("pagination").GetProperty("hasMore").GetBoolean());
            foreach (var position in page.GetProperty("data").EnumerateArray())
            {
                read.Add(position.GetProperty("id").GetString());
                var events = position.GetProperty("events").GetArrayLength();
                Assert.Equal(read[^1] == created[1] ? 1 : 0, events);
            }
        }

        Assert.Equal(created.Order(), read.Order());
    }

    [Theory]
    [EachStore("limit=1e2", 100, 0)]
    [EachStore("limit=0x10", 16, 0)]
    [EachStore("limit=%205&offset=", 5, 0)]
    [EachStore("offset=9007199254740991", 100, 9007199254740991)]
    [EachStore("", 100, 0)]
    public async Task Paging_InANumbersForms_IsRead(Store store, string query, int limit, long offset)
    {
        var page = (await stores[store].Root.GetAsync($"/assets?{query}")).Expect(HttpStatusCode.OK).Json
            .GetProperty("pagination");

        Assert.Equal(limit, page.GetProperty("limit").GetInt32());
        Assert.Equal(offset, page.GetProperty("offset").GetInt64());
    }

    [Theory]
    [EachStore("limit=0", "limit", "Limit must be at least 1")]
    [EachStore("limit=", "limit", "Limit must be at least 1")]
    [EachStore("limit=1001", "limit", "Limit must not exceed 1000")]
    [EachStore("limit=1.5", "limit", "Invalid input: expected int, received number")]
    [EachStore("limit=x", "limit", "Invalid input: expected number, received NaN")]
    [EachStore("limit=1&limit=2", "limit", "Invalid input: expected string, received array")]
    [EachStore("offset=-1", "offset", "Offset must be non-negative")]
    public async Task Paging_OutsideItsRange_IsRefused(Store store, string query, string field, string message)
    {
        var refused = await stores[store].Root.GetAsync($"/positions?{query}");

        refused.ExpectError(HttpStatusCode.BadRequest, "Invalid pagination parameters");
        Assert.Equal(message, refused.MessageOf(field));
    }

    [Theory]
    [EachStore]
    public async Task Filters_OfPositions_AreExactAndCombine(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        await tenant.PostPositionAsync(asset);

        Assert.Equal(1, await CountAsync($"assetId={asset}&holderReference=holder"));
        Assert.Equal(0, await CountAsync($"assetId={asset}&holderReference=Holder"));
        Assert.Equal(0, await CountAsync($"assetId={asset}&holderReference="));
        Assert.Equal(0, await CountAsync("assetId="));
        (await tenant.Reader.GetAsync("/positions?holderReference=%00")).Expect(HttpStatusCode.BadRequest);

        async Task<long> CountAsync(string query) => (await tenant.Reader.GetAsync($"/positions?{query}"))
            .Expect(HttpStatusCode.OK).Json.GetProperty("pagination").GetProperty("total").GetInt64();
    }

    [Theory]
    [EachStore]
    public async Task BareArrays_BeyondTheirLimit_SayThatThereIsMore(Store store)
    {
        await stores[store].CreateTenantAsync();
        await stores[store].CreateTenantAsync();

        var answer = (await stores[store].Root.GetAsync("/institutions?limit=1")).Expect(HttpStatusCode.OK);

        Assert.Equal(1, answer.Json.GetArrayLength());
        Assert.Equal("true", answer.Headers.GetValues("X-Has-More").Single());
    }
}
