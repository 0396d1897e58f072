using System.Net;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>Whoever says that he has paid is written down, and not believed (escrow-services.md 6.2, T-11).</summary>
[Collection(StoresDefinition.Name)]
public sealed class PaymentClaimTests(Stores stores)
{
    private const string Claim = """{"transactionId":"0xabc:1","evidence":"On Tuesday, in the evening"}""";

    [Theory]
    [EachStore]
    public async Task Claim_OfTheBuyer_IsWrittenDownAndMovesNothing(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var escrow = await market.OpenAsync();
        var before = await Market.GetAsync(market.AsBuyer, escrow);

        var said = (await Market.SendAsync(market.AsBuyer, $"{escrow}/confirm-payment", Claim))
            .Expect(HttpStatusCode.OK);

        var now = await Market.GetAsync(market.AsBuyer, escrow);
        Assert.Equal("AWAIT_FUNDS", now.Json.GetProperty("status").GetString());
        foreach (var name in new[] { "accounts", "receipts", "settlements", "funding", "deadlines" })
            Assert.Equal(before.Json.GetProperty(name).GetRawText(), now.Json.GetProperty(name).GetRawText());
        var events = (await market.AsSeller.GetAsync($"/api/escrow/{escrow}/events")).Expect(HttpStatusCode.OK);
        var last = events.Json.GetProperty("data").EnumerateArray().Last();
        Assert.Equal("PAYMENT_CLAIMED", last.GetProperty("kind").GetString());
        Assert.Equal("0xabc:1", last.GetProperty("payload").GetProperty("transactionId").GetString());
        // What people wrote is in no line that can never be changed.
        Assert.DoesNotContain("Tuesday", events.Text, StringComparison.Ordinal);
        var command = (await market.AsStaff.GetAsync(
            $"/api/commands/{said.Json.GetProperty("commandId").GetString()}")).Expect(HttpStatusCode.OK);
        Assert.Equal(Claim, command.Json.GetProperty("claim").GetRawText());
    }

    [Theory]
    [EachStore]
    public async Task Claim_SentAgainUnderItsKey_IsWrittenDownOnce(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var escrow = await market.OpenAsync();

        var first = await Market.SendAsync(market.AsBuyer, $"{escrow}/confirm-payment", Claim, key: "paid");
        var second = await Market.SendAsync(market.AsBuyer, $"{escrow}/confirm-payment", Claim, key: "paid");

        Assert.Equal(
            first.Expect(HttpStatusCode.OK).Json.GetProperty("commandId").GetString(),
            second.Expect(HttpStatusCode.OK).Json.GetProperty("commandId").GetString());
        Assert.True(second.IsReplayed);
        Assert.Equal(2, (await Market.GetAsync(market.AsBuyer, escrow)).Json.GetProperty("version").GetInt64());
    }

    [Theory]
    [EachStore]
    public async Task Claim_OfWhoMayNotOrTooLate_IsRefused(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var (open, paid) = (await market.OpenAsync(), await market.OpenFundedAsync());

        var seller = await Market.SendAsync(market.AsSeller, $"{open}/confirm-payment", Claim);
        var staff = await Market.SendAsync(market.AsStaff, $"{open}/confirm-payment", Claim);
        var late = await Market.SendAsync(market.AsBuyer, $"{paid}/confirm-payment", Claim);

        seller.ExpectError(HttpStatusCode.Forbidden, Problems.EscrowActionForbidden.Title);
        staff.Expect(HttpStatusCode.OK);
        late.ExpectError(HttpStatusCode.Conflict, Problems.EscrowTransitionRefused.Title);
    }

    [Theory]
    [EachStore("{}")]
    [EachStore("""{"transactionId":""}""")]
    [EachStore("""{"transactionId":"two words"}""")]
    [EachStore("""{"transactionId":"pi_1","amount":"10000"}""")]
    [EachStore("""{"transactionId":"pi_1","evidence":{"photo":1}}""")]
    public async Task Claim_OfAnotherForm_IsRefused(Store store, string body)
    {
        var market = await Market.CreateAsync(stores[store]);
        var escrow = await market.OpenAsync();

        (await Market.SendAsync(market.AsBuyer, $"{escrow}/confirm-payment", body)).Expect(HttpStatusCode.BadRequest);

        Assert.Equal(1, (await Market.GetAsync(market.AsBuyer, escrow)).Json.GetProperty("version").GetInt64());
    }

    [Theory]
    [InlineData(200, 5_000, HttpStatusCode.OK)]
    [InlineData(201, 5_000, HttpStatusCode.BadRequest)]
    [InlineData(200, 5_001, HttpStatusCode.BadRequest)]
    public async Task Claim_ByItsLength_IsTakenUpToItsLimits(int transaction, int evidence, HttpStatusCode expected)
    {
        var market = await Market.CreateAsync(stores[Store.Memory]);
        var escrow = await market.OpenAsync();
        var (said, more) = (new string('a', transaction), new string('b', evidence));
        var body = $$"""{"transactionId":"{{said}}","evidence":"{{more}}"}""";

        (await Market.SendAsync(market.AsBuyer, $"{escrow}/confirm-payment", body)).Expect(expected);
    }
}
