using System.Net;
using System.Text.Json;
using EscrowGrid.Api.Tests.Users;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>Escrows over HTTP, by the two users whose they are and by the staff.</summary>
[Collection(StoresDefinition.Name)]
public sealed class EscrowLifeTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Escrow_FromAgreementToPayment_ShowsBothSidesWhereTheMoneyIs(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenAsync(""","offerId":"offer-1","onSilence":"RELEASE" """);
        var opened = (await Market.GetAsync(market.AsSeller, escrow)).Json;
        Assert.Equal(["AWAIT_FUNDS", "10000", "50"], Texts(opened, "status", "amount", "sellerFee"));
        Assert.Equal("offer-1", Text(opened, "offerId"));
        Assert.Equal(
            ["AWAITED", "STRIPE", "10000", "0", "10000"],
            Texts(opened.GetProperty("funding"), "status", "method", "asked", "received", "missing"));

        await market.PayAsync(escrow);
        var delivered = (await Market.SendAsync(market.AsSeller, $"{escrow}/mark-delivered", """{"title":"Shipped"}"""))
            .Expect(HttpStatusCode.OK);
        var accepted = (await Market.SendAsync(market.AsBuyer, $"{escrow}/confirm-delivery")).Expect(HttpStatusCode.OK);
        var settling = (await Market.GetAsync(market.AsSeller, escrow)).Json;
        var settlement = settling.GetProperty("settlements")[0];
        await market.SayAsync(
            escrow,
            new EscrowCommand.RecordSettlement(
                PrefixedId.Parse<SettlementId>(Text(settlement, "settlementId")),
                SettlementState.Confirmed,
                "tr_1",
                Error: null));
        var done = (await Market.GetAsync(market.AsBuyer, escrow)).Json;

        Assert.Equal(["COMPLETED", "MARK_DELIVERED"], Texts(delivered.Json, "status", "command"));
        Assert.Equal($"/api/escrow/{escrow}", accepted.Headers.Location!.ToString());
        Assert.Equal("wait=10", accepted.Headers.GetValues("Preference-Applied").Single());
        Assert.Equal("DELIVERED", Text(settling, "status"));
        Assert.Equal("RELEASED", Text(settling.GetProperty("decision"), "target"));
        Assert.Equal(["9950", "50", Market.Account], Texts(settlement, "amount", "fee", "destination"));
        Assert.Equal("RELEASED", Text(done, "status"));
        Assert.Equal(["COMPLETE", "10000", "0"], Texts(done.GetProperty("funding"), "status", "received", "missing"));
        var accounts = done.GetProperty("accounts");
        Assert.Equal(["0", "0", "9950", "50"], Texts(accounts, "held", "reserved", "released", "fees"));
        Assert.False(done.TryGetProperty("payoutDestination", out _));
        Assert.False(done.GetProperty("settlements")[0].TryGetProperty("destination", out _));
    }

    [Theory]
    [EachStore]
    public async Task Deadlines_OfAnEscrow_SayWhenAndWhatHappensByThemselves(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var escrow = await market.OpenAsync(
            """
            ,"onSilence":"RELEASE","acceptancePeriodSeconds":3600,"disputePeriodSeconds":7200,"onStalemate":"REFUND"
            """);

        var deadlines = (await Market.GetAsync(market.AsBuyer, escrow)).Json.GetProperty("deadlines");

        Assert.Equal(
            [("PAYMENT", "CANCEL"), ("DELIVERY", null), ("ACCEPTANCE", "RELEASE"), ("RESOLUTION", "REFUND")],
            deadlines.EnumerateArray().Select(it => (Text(it, "waitsFor"), Optional(it, "outcome"))));
        Assert.True(deadlines[0].TryGetProperty("dueAt", out _));
        Assert.False(deadlines[2].TryGetProperty("dueAt", out _));
        Assert.Equal(3600, deadlines[2].GetProperty("periodSeconds").GetInt64());
        Assert.Contains("the seller is paid", Text(deadlines[2], "meaning"), StringComparison.Ordinal);
    }

    [Theory]
    [EachStore]
    public async Task Actions_OfEachSide_AreWhatTheyMayDo(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenFundedAsync();

        var ofBuyer = await AllowedAsync(market.AsBuyer, escrow);
        var ofSeller = await AllowedAsync(market.AsSeller, escrow);
        var ofStaff = await AllowedAsync(market.AsStaff, escrow);

        Assert.Equal(["RAISE_DISPUTE"], ofBuyer);
        Assert.Equal(["MARK_DELIVERED", "RAISE_DISPUTE"], ofSeller);
        Assert.Equal(["REFUND_BUYER"], ofStaff);
    }

    [Theory]
    [EachStore]
    public async Task Dispute_SplitByTheStaff_SetsAPartAsideForEachSide(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await EscrowStages.OpenDisputedAsync(market);
        var dispute = Text((await Market.GetAsync(market.AsBuyer, escrow)).Json.GetProperty("dispute"), "disputeId");

        var byParty = await Market.SendAsync(
            market.AsBuyer, $"{escrow}/dispute/{dispute}/resolve", """{"resolution":"REFUND","reason":"Mine"}""");
        var other = await Market.SendAsync(
            market.AsStaff,
            $"{escrow}/dispute/dsp_{Guid.Empty}/resolve",
            """{"resolution":"REFUND","reason":"r"}""");
        (await Market.SendAsync(
            market.AsStaff,
            $"{escrow}/dispute/{dispute}/resolve",
            """{"resolution":"SPLIT","refundAmount":"2500","reason":"Both have a point"}""")).Expect(HttpStatusCode.OK);

        byParty.ExpectError(HttpStatusCode.Forbidden, "Not allowed to do this to the escrow");
        other.ExpectError(HttpStatusCode.NotFound, "Dispute not found");
        var settlements = (await Market.GetAsync(market.AsStaff, escrow)).Json.GetProperty("settlements");
        Assert.Equal(
            [("RELEASE", "7462", "38"), ("REFUND", "2500", "0")],
            settlements.EnumerateArray().Select(it => (Text(it, "kind"), Text(it, "amount"), Text(it, "fee"))));
    }

    [Theory]
    [EachStore]
    public async Task Dispute_WhoseOfferIsAccepted_IsCarriedOutAsProposed(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var staged = await EscrowStages.OpenOfferedAsync(market);
        var (escrow, offer) = (staged.Id, staged.Offer);
        var dispute = $"{escrow}/dispute/{escrow.Replace("esc_", "dsp_", StringComparison.Ordinal)}";
        var shown = (await Market.GetAsync(market.AsBuyer, escrow)).Json.GetProperty("dispute").GetProperty("offer");

        var own = await Market.SendAsync(market.AsSeller, $"{dispute}/offers/{offer}/accept");
        var wrong = await Market.SendAsync(market.AsBuyer, $"{dispute}/offers/1/accept");
        (await Market.SendAsync(market.AsBuyer, $"{dispute}/offers/{offer}/accept")).Expect(HttpStatusCode.OK);

        Assert.Equal(["SELLER", "SPLIT", "2500"], Texts(shown, "by", "resolution", "refundAmount"));
        own.ExpectError(HttpStatusCode.Forbidden, "Not allowed to do this to the escrow");
        wrong.ExpectError(HttpStatusCode.Conflict, "Offer is not standing");
        var settlements = (await Market.GetAsync(market.AsStaff, escrow)).Json.GetProperty("settlements");
        Assert.Equal(2, settlements.GetArrayLength());
    }

    [Theory]
    [EachStore]
    public async Task Milestones_OfAnAgreement_AreEscrowsOfTheirOwn(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenAsync();
        const string Wrong = """{"milestones":[{"title":"Design","amount":"2500"}]}""";
        const string Right =
            """{"milestones":[{"title":"Design","amount":"2500"},{"title":"Building","amount":"7500"}]}""";

        var refused = await Market.SendAsync(market.AsSeller, $"{escrow}/milestones", Wrong);
        var agreed = await Market.SendAsync(market.AsSeller, $"{escrow}/milestones", Right, "k");
        var again = await Market.SendAsync(market.AsSeller, $"{escrow}/milestones", Right, "k");
        var parts = (await Market.GetAsync(market.AsBuyer, escrow)).Json.GetProperty("milestones");
        var first = (await Market.GetAsync(market.AsBuyer, Text(parts[0], "escrowId"))).Json;

        refused.ExpectError(HttpStatusCode.UnprocessableEntity, "Milestones do not sum up to the amount");
        Assert.Equal(agreed.Expect(HttpStatusCode.Created).Text, again.Expect(HttpStatusCode.Created).Text);
        Assert.Equal(
            [("Design", "2500"), ("Building", "7500")],
            parts.EnumerateArray().Select(it => (Text(it, "title"), Text(it, "amount"))));
        Assert.Equal(escrow, Text(first.GetProperty("milestone"), "agreementId"));
        Assert.Equal(2, await CountAsync(market.AsStaff, $"?agreementId={escrow}"));
        Assert.Equal(1, await CountAsync(market.AsStaff, ""));
    }

    [Theory]
    [EachStore]
    public async Task Events_OfAnEscrow_ComeInPagesAndAreAChain(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenDeliveredAsync();
        var all = new List<JsonElement>();

        for (var (cursor, more) = ("", true); more;)
        {
            var page = (await market.AsBuyer.GetAsync($"/api/escrow/{escrow}/events?limit=2&cursor={cursor}"))
                .Expect(HttpStatusCode.OK).Json;
            all.AddRange(page.GetProperty("data").EnumerateArray());
            (cursor, more) = (Text(page, "nextCursor"), page.GetProperty("hasMore").GetBoolean());
        }

        Assert.Equal(["CREATED", "FUNDS_HELD", "DELIVERED"], all.Select(it => Text(it, "kind")));
        Assert.All(
            all.Skip(1).Zip(all),
            pair => Assert.Equal(Text(pair.Second, "hash"), Text(pair.First, "previousHash")));
    }

    [Theory]
    [EachStore]
    public async Task Lists_OfAParty_ShowItsOwnAndTheStaffAll(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var rival = await Market.CreateAsync(stores[store], market.Tenant);
        await market.OpenAsync();
        await market.OpenAsync();
        await rival.OpenAsync();

        Assert.Equal(2, await CountAsync(market.AsSeller, ""));
        Assert.Equal(3, await CountAsync(market.AsStaff, "?status=AWAIT_FUNDS&rail=STRIPE"));
        Assert.Equal(1, await CountAsync(market.AsStaff, $"?buyerId={rival.Buyer.Id}"));
        Assert.Equal(0, await CountAsync(market.AsBuyer, $"?sellerId={rival.Seller.Id}"));
        Assert.Equal(0, await CountAsync(market.AsStaff, "?status=CANCELLED"));
    }

    [Theory]
    [EachStore]
    public async Task Escrow_OfOthers_IsNotThere(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var escrow = await market.OpenAsync();
        var command = (await Market.SendAsync(market.AsBuyer, $"{escrow}/cancel", wait: 0))
            .Expect(HttpStatusCode.Accepted).Json.GetProperty("commandId").GetString();
        var neighbour = People.ClientOf(stores[store], await People.SignUpAsync(stores[store], market.Tenant.Id));
        var stranger = People.ClientOf(
            stores[store], await People.SignUpAsync(stores[store], (await stores[store].CreateTenantAsync()).Id));

        foreach (var other in new[] { neighbour, stranger })
        {
            (await other.GetAsync($"/api/escrow/{escrow}")).ExpectError(HttpStatusCode.NotFound, "Escrow not found");
            (await other.GetAsync($"/api/escrow/{escrow}/events")).Expect(HttpStatusCode.NotFound);
            (await other.GetAsync($"/api/commands/{command}"))
                .ExpectError(HttpStatusCode.NotFound, "Command not found");
            (await Market.SendAsync(other, $"{escrow}/cancel")).Expect(HttpStatusCode.NotFound);
        }
    }

    private static async Task<IEnumerable<string>> AllowedAsync(ApiClient client, string escrow) =>
        (await Market.GetAsync(client, escrow)).Json.GetProperty("allowed_actions").EnumerateArray()
            .Where(it => it.GetProperty("allowed").GetBoolean())
            .Select(it => Text(it, "action"));

    private static async Task<int> CountAsync(ApiClient client, string query) =>
        (await client.GetAsync($"/api/escrow{query}")).Expect(HttpStatusCode.OK)
            .Json.GetProperty("pagination").GetProperty("total").GetInt32();

    private static IEnumerable<string> Texts(JsonElement element, params string[] names) =>
        names.Select(name => Text(element, name));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string? Optional(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
