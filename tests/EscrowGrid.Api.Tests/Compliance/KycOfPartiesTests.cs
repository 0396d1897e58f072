using System.Net;
using EscrowGrid.Api.Tests.Escrows;

namespace EscrowGrid.Api.Tests.Compliance;

/// <summary>Whom an escrow is opened for.</summary>
[Collection(StoresDefinition.Name)]
public sealed class KycOfPartiesTests(Stores stores)
{
    private const string Refusal = "Parties have to be verified first";
    private const string Wallet = "0x7fb49965753a9ec3646fd5d004ee5aed6cc80001";

    [Theory]
    [EachStore("TIER_0", true)]
    [EachStore("TIER_1", false)]
    [EachStore("TIER_2", false)]
    public async Task Escrow_OfAPartyThatIsNotKnown_IsNotOpened(Store store, string tier, bool isVerified)
    {
        var market = await Market.CreateAsync(stores[store]);
        foreach (var (party, name) in new[] { (market.Buyer, "The buyer"), (market.Seller, "The seller") })
        {
            await market.VerifyAsync(party, tier, isVerified);

            var refused = await market.AsBuyer.PostAsync("/api/escrow", market.AgreementJson());

            refused.ExpectError(HttpStatusCode.Forbidden, Refusal);
            Assert.Equal($"{name} needs TIER_1 and to be verified", refused.Details);
            await market.VerifyAsync(party, "TIER_1");
        }

        (await market.AsBuyer.PostAsync("/api/escrow", market.AgreementJson())).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [EachStore]
    public async Task Escrow_AboveTheAmount_NeedsBothToBeVerifiedByTheStaff(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        (await market.AsSeller.PutAsync(
            $"/api/users/{market.Seller.Id}/payout",
            $$"""{"stripeAccountId":"{{Market.Account}}","walletAddress":"{{Wallet}}"}""")).Expect(HttpStatusCode.OK);
        await market.VerifyAsync(market.Seller, "TIER_1");
        var json = market.AgreementJson()
            .Replace("\"STRIPE\"", "\"USDC_BASE\"", StringComparison.Ordinal)
            .Replace("\"10000\"", "\"1000001\"", StringComparison.Ordinal)
            .Replace("\"USD\"", "\"USDC\"", StringComparison.Ordinal);

        var refused = await market.AsBuyer.PostAsync("/api/escrow", json);

        refused.ExpectError(HttpStatusCode.Forbidden, Refusal);
        Assert.Equal("The seller needs TIER_2 and to be verified", refused.Details);
    }

    [Fact]
    public async Task Installation_ThatGatesNobody_OpensThemAll()
    {
        await using var api = await ApiUnderTest.StartAsync(
            database: null, new Dictionary<string, string?> { ["FEATURE_KYC_GATING"] = "false" });
        var market = await Market.CreateAsync(api);
        await market.VerifyAsync(market.Buyer, "TIER_0", isVerified: false);

        (await market.AsBuyer.PostAsync("/api/escrow", market.AgreementJson())).Expect(HttpStatusCode.Created);
    }
}
