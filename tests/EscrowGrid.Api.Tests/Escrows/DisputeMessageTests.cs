using System.Net;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>What is said in disputes, over HTTP.</summary>
[Collection(StoresDefinition.Name)]
public sealed class DisputeMessageTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Messages_OfBothSidesAndTheStaff_AreReadByAllOfThemOldestFirst(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await EscrowStages.OpenDisputedAsync(market);
        var path = PathOf(escrow);
        foreach (var (client, text) in ((ApiClient, string)[])
            [(market.AsBuyer, "Empty."), (market.AsSeller, "<b>Full</b>."), (market.AsStaff, "Show me.")])
        {
            (await client.PostAsync(path, $$"""{"text":"{{text}}"}""")).Expect(HttpStatusCode.Created);
        }

        foreach (var client in (ApiClient[])[market.AsBuyer, market.AsSeller, market.AsStaff])
        {
            var said = (await client.GetAsync(path)).Expect(HttpStatusCode.OK).Json.GetProperty("data")
                .EnumerateArray().ToList();
            var times = said.ConvertAll(it => it.GetProperty("createdAt").GetDateTimeOffset());
            Assert.Equal(times.Order(), times);
            // Of one millisecond there is no first.
            Assert.Equal(
                [("BUYER", "Empty."), ("SELLER", "<b>Full</b>."), ("STAFF", "Show me.")],
                said.ConvertAll(it => (it.GetProperty("author").GetString()!, it.GetProperty("text").GetString()!))
                    .Order());
        }

        // What people wrote is told to nobody but them.
        Assert.DoesNotContain("Empty.", (await market.AsStaff.GetAsync("/events")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachStore]
    public async Task Message_OutsideADisputeOrByAStranger_IsRefused(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var stranger = await Market.CreateAsync(api, market.Tenant);
        var calm = await market.OpenFundedAsync();
        var disputed = await EscrowStages.OpenDisputedAsync(market);

        (await market.AsBuyer.PostAsync(PathOf(calm), """{"text":"Hello"}"""))
            .ExpectError(HttpStatusCode.Conflict, "Escrow is in another state");
        (await market.AsBuyer.GetAsync(PathOf(calm))).ExpectError(HttpStatusCode.NotFound, "Dispute not found");
        (await stranger.AsBuyer.PostAsync(PathOf(disputed), """{"text":"Hello"}"""))
            .ExpectError(HttpStatusCode.NotFound, "Escrow not found");
        (await stranger.AsSeller.GetAsync(PathOf(disputed)))
            .ExpectError(HttpStatusCode.NotFound, "Escrow not found");
    }

    private static string PathOf(string escrow) =>
        $"/api/escrow/{escrow}/dispute/{escrow.Replace("esc_", "dsp_", StringComparison.Ordinal)}/messages";
}
