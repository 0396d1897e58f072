using System.Net;
using EscrowGrid.Api.Tests.Users;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>What two parties may agree, and what they are refused.</summary>
[Collection(StoresDefinition.Name)]
public sealed class EscrowAgreementTests(Stores stores)
{
    // What is put in place of what, then the status and the error.
    [Theory]
    [EachStore("\"10000\"", "10000", 400, "Validation failed")]
    [EachStore("\"10000\"", "\"100.00\"", 400, "Validation failed")]
    [EachStore("\"10000\"", "\"0\"", 400, "Validation failed")]
    [EachStore("\"10000\"", "\"-1\"", 400, "Validation failed")]
    [EachStore("\"10000\"", "\"100000000000000001\"", 400, "Validation failed")]
    [EachStore("\"USD\"", "\"EUR\"", 400, "Validation failed")]
    [EachStore("\"USD\"", "\"USD\",\"status\":\"RELEASED\"", 400, "Validation failed")]
    [EachStore("\"USD\"", "\"USD\",\"paymentPeriodSeconds\":59", 400, "Validation failed")]
    [EachStore("\"USD\"", "\"USD\",\"deliveryPeriodSeconds\":31536001", 400, "Validation failed")]
    [EachStore("\"USD\"", "\"USD\",\"sellerFee\":\"49\"", 422, "Fee is not the one that is computed")]
    [EachStore("\"USD\"", "\"USD\",\"buyerFee\":\"1\"", 422, "Fee is not the one that is computed")]
    [EachStore(
        "\"USD\"", "\"USD\",\"sellerStripeAccountId\":\"acct_other\"", 422, "Payout destination is not the seller's")]
    [EachStore("\"STRIPE\"", "\"USDC_BASE\"", 422, "Rail is not the one for this amount")]
    [EachStore("\"10000\"", "\"1000001\"", 422, "Rail is not the one for this amount")]
    [EachStore("\"USD\"", "\"USDC\"", 422, "Currency is another one")]
    [EachStore("{seller}", "{buyer}", 422, "Buyer and seller are the same")]
    [EachStore("{seller}", "usr_unknown", 422, "Party is no active user of the institution")]
    public async Task Agreement_ThatCannotBe_IsRefused(
        Store store, string old, string changed, int status, string error)
    {
        var market = await Market.CreateAsync(stores[store]);
        var json = market.AgreementJson()
            .Replace(Fill(old, market), Fill(changed, market), StringComparison.Ordinal);

        var refused = await market.AsBuyer.PostAsync("/api/escrow", json);

        refused.ExpectError((HttpStatusCode)status, error);
    }

    [Theory]
    [EachStore]
    public async Task Agreement_UpToTheLimit_IsPaidByCardAndAboveInCoins(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var atLimit = market.AgreementJson().Replace("\"10000\"", "\"1000000\"", StringComparison.Ordinal);
        var above = market.AgreementJson()
            .Replace("\"10000\"", "\"1000001\"", StringComparison.Ordinal)
            .Replace("\"STRIPE\"", "\"USDC_BASE\"", StringComparison.Ordinal)
            .Replace("\"USD\"", "\"USDC\"", StringComparison.Ordinal);

        (await market.AsBuyer.PostAsync("/api/escrow", atLimit)).Expect(HttpStatusCode.Created);
        var walletMissing = await market.AsBuyer.PostAsync("/api/escrow", above);

        walletMissing.ExpectError(HttpStatusCode.UnprocessableEntity, "Seller has no usable payout destination");
        Assert.Equal("The seller has named no wallet address", walletMissing.Details);
    }

    [Theory]
    [EachStore]
    public async Task PayoutDestination_ChangedJustNow_IsNotUsed(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        (await market.AsSeller.PutAsync(
            $"/api/users/{market.Seller.Id}/payout", """{"stripeAccountId":"acct_thief"}""")).Expect(HttpStatusCode.OK);

        var refused = await market.AsBuyer.PostAsync("/api/escrow", market.AgreementJson());

        refused.ExpectError(HttpStatusCode.UnprocessableEntity, "Seller has no usable payout destination");
    }

    [Theory]
    [EachStore]
    public async Task PayoutDestination_ChangedAfterTheAgreement_ChangesNothingOfIt(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var escrow = await market.OpenAsync();
        (await market.AsSeller.PutAsync(
            $"/api/users/{market.Seller.Id}/payout", """{"stripeAccountId":"acct_thief"}""")).Expect(HttpStatusCode.OK);

        var shown = await Market.GetAsync(market.AsSeller, escrow);

        Assert.Equal(Market.Account, shown.Json.GetProperty("payoutDestination").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Party_OfAnotherInstitutionOrLocked_IsNone(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var other = await Market.CreateAsync(stores[store]);
        var foreign = market.AgreementJson().Replace(market.Seller.Id, other.Seller.Id, StringComparison.Ordinal);
        (await market.AsBuyer.PostAsync("/api/escrow", foreign))
            .ExpectError(HttpStatusCode.UnprocessableEntity, "Party is no active user of the institution");
        (await market.AsStaff.PutAsync(
            $"/api/users/{market.Seller.Id}/state", """{"state":"LOCKED","reason":"r"}""")).Expect(HttpStatusCode.OK);

        var refused = await market.AsBuyer.PostAsync("/api/escrow", market.AgreementJson());

        refused.ExpectError(HttpStatusCode.UnprocessableEntity, "Party is no active user of the institution");
        Assert.Equal("sellerId", refused.Details);
    }

    [Theory]
    [EachStore]
    public async Task Agreement_WithAPartyThatIsNotVerified_IsRefused(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        (await market.AsStaff.PutAsync(
            $"/api/users/{market.Seller.Id}/kyc", """{"kycTier":"TIER_2","kycVerified":false,"reason":"Expired"}"""))
            .Expect(HttpStatusCode.OK);

        var refused = await market.AsBuyer.PostAsync("/api/escrow", market.AgreementJson());

        refused.ExpectError(HttpStatusCode.Forbidden, "Parties have to be verified first");
    }

    [Theory]
    [EachStore]
    public async Task Agreement_ByAThirdParty_IsForbiddenAndByTheStaffNot(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var third = People.ClientOf(stores[store], await People.SignUpAsync(stores[store], market.Tenant.Id));
        var staff = People.ClientOf(stores[store], await People.JoinAsync(stores[store], market.Tenant, "STAFF"));

        (await third.PostAsync("/api/escrow", market.AgreementJson()))
            .ExpectError(HttpStatusCode.Forbidden, "Not allowed to do this to the escrow");
        (await staff.PostAsync("/api/escrow", market.AgreementJson())).Expect(HttpStatusCode.Created);
        (await market.AsStaff.PostAsync("/api/escrow", market.AgreementJson())).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [EachStore]
    public async Task Contract_Twice_NamesItsEscrowToItsPartiesAlone(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var rival = await Market.CreateAsync(stores[store], market.Tenant);
        var contract = Market.NewContract();
        var first = (await market.AsBuyer.PostAsync("/api/escrow", market.AgreementJson(contract: contract)))
            .Expect(HttpStatusCode.Created);

        var again = await market.AsSeller.PostAsync("/api/escrow", market.AgreementJson(contract: contract));
        var byRival = await rival.AsBuyer.PostAsync("/api/escrow", rival.AgreementJson(contract: contract));

        again.ExpectError(HttpStatusCode.Conflict, "Contract has an escrow already");
        Assert.Equal(
            first.Json.GetProperty("escrowId").GetString(),
            again.Json.GetProperty("details").GetProperty("escrowId").GetString());
        byRival.ExpectError(HttpStatusCode.Conflict, "Contract has an escrow already");
        Assert.Null(byRival.Details);
    }

    [Theory]
    [EachStore]
    public async Task Agreement_RepeatedWithItsKey_IsOneEscrowAndTheSameBytes(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var json = market.AgreementJson();

        var first = (await market.AsBuyer.PostOnceAsync("/api/escrow", json, "k")).Expect(HttpStatusCode.Created);
        var second = (await market.AsBuyer.PostOnceAsync("/api/escrow", json, "k")).Expect(HttpStatusCode.Created);

        Assert.Equal(first.Text, second.Text);
        Assert.True(second.IsReplayed);
    }

    private static string Fill(string text, Market market) => text
        .Replace("{buyer}", market.Buyer.Id, StringComparison.Ordinal)
        .Replace("{seller}", market.Seller.Id, StringComparison.Ordinal);
}
