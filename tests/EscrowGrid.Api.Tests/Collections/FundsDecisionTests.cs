using System.Net;
using EscrowGrid.Api.Tests.Escrows;
using EscrowGrid.Api.Tests.Users;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Tests.Collections;

/// <summary>What staff decide about money that waits for them, over HTTP.</summary>
[Collection(StoresDefinition.Name)]
public sealed class FundsDecisionTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Funds_Held_AreDecidedOnceAndAudited(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var escrow = await market.OpenAsync();
        var funds = await HeldFunds.AddAsync(stores[store], market.Tenant.Id, escrow);

        var accepted = await market.AsStaff.PostAsync(
            $"/api/funds/{funds}/decision", """{"decision":"ACCEPT","reason":"Verified since"}""");
        var again = await market.AsStaff.PostAsync(
            $"/api/funds/{funds}/decision", """{"decision":"RETURN","reason":"r"}""");

        accepted.Expect(HttpStatusCode.OK);
        Assert.Equal("ACCEPTED", accepted.Json.GetProperty("state").GetString());
        again.ExpectError(HttpStatusCode.Conflict, "Funds are in another state");
        var audit = await market.AsStaff.GetAsync("/audit-events?action=FUNDS_ACCEPTED");
        var row = Assert.Single(audit.Json.GetProperty("data").EnumerateArray());
        Assert.Equal(funds, row.GetProperty("resourceId").GetString());
    }

    /// <summary>Whoever works for the marketplace may buy there too, and does not decide about his own money.</summary>
    [Theory]
    [EachStore]
    public async Task Funds_OfAnEscrowOfTheirOwn_AreNotForItsPartiesToDecide(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var clerk = await People.JoinAsync(stores[store], market.Tenant, "ADMIN");
        await market.VerifyAsync(clerk, "TIER_2");
        var agreement = market.AgreementJson().Replace(market.Buyer.Id, clerk.Id, StringComparison.Ordinal);
        var escrow = (await market.AsStaff.PostAsync("/api/escrow", agreement)).Expect(HttpStatusCode.Created)
            .Json.GetProperty("escrowId").GetString()!;
        var funds = await HeldFunds.AddAsync(stores[store], market.Tenant.Id, escrow);

        var refused = await People.ClientOf(stores[store], clerk).PostAsync(
            $"/api/funds/{funds}/decision", """{"decision":"ACCEPT","reason":"It is mine"}""");

        refused.ExpectError(HttpStatusCode.Forbidden, "Not allowed to do this to the escrow");
        Assert.Equal("Its parties may not", refused.Details);
    }

    [Theory]
    [EachStore]
    public async Task Funds_OfAScreenedSender_AreDecidedByCompliance(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var clerk = await People.JoinAsync(stores[store], market.Tenant, "STAFF");
        var officer = await People.JoinAsync(stores[store], market.Tenant, "COMPLIANCE");
        var funds = await HeldFunds.AddAsync(
            stores[store], market.Tenant.Id, await market.OpenAsync(), FundsReason.Screening);
        var (path, accept) = ($"/api/funds/{funds}/decision", """{"decision":"ACCEPT","reason":"Verified"}""");

        foreach (var client in new[] { People.ClientOf(stores[store], clerk), market.AsStaff, stores[store].Root })
        {
            (await client.PostAsync(path, accept))
                .ExpectError(HttpStatusCode.Forbidden, "Not allowed to do this to the escrow");
        }

        var accepted = await People.ClientOf(stores[store], officer).PostAsync(path, accept);

        Assert.Equal("ACCEPTED", accepted.Expect(HttpStatusCode.OK).Json.GetProperty("state").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Funds_OfAnotherInstitution_AreNotThere(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var other = await stores[store].CreateTenantAsync();
        var funds = await HeldFunds.AddAsync(stores[store], market.Tenant.Id, await market.OpenAsync());

        var refused = await other.Admin.PostAsync(
            $"/api/funds/{funds}/decision", """{"decision":"DISMISS","reason":"r"}""");

        refused.ExpectError(HttpStatusCode.NotFound, "Funds not found");
        var known = await stores[store].Service<IFundsStore>().FindAsync(
            PrefixedId.Parse<FundsId>(funds), CancellationToken.None);
        Assert.Equal(FundsState.Held, known!.State);
    }

    /// <summary>The operator finds out whose it is; from then on it is as if it had come the right way.</summary>
    [Theory]
    [EachStore]
    public async Task Funds_Unmatched_AreAttributedByTheOperatorAndPayForTheEscrow(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenAsync();
        var funds = await HeldFunds.AddUnmatchedAsync(api);
        var path = $"/api/funds/{funds}/decision";
        var attribute = $$"""{"decision":"ATTRIBUTE","escrowId":"{{escrow}}","reason":"The buyer has the receipt"}""";

        var listed = await api.Root.GetAsync("/api/funds?state=UNMATCHED");
        var hidden = await market.AsStaff.GetAsync("/api/funds?state=UNMATCHED");
        var refused = await market.AsStaff.PostAsync(path, attribute);
        var nowhere = await api.Root.PostAsync(path, """{"decision":"ATTRIBUTE","reason":"r"}""");
        var unknown = await api.Root.PostAsync(
            path, $$"""{"decision":"ATTRIBUTE","escrowId":"esc_{{Guid.NewGuid():N}}","reason":"r"}""");
        var accepted = await api.Root.PostAsync(path, """{"decision":"ACCEPT","reason":"r"}""");
        var done = await api.Root.PostAsync(path, attribute);
        var again = await api.Root.PostAsync(path, attribute);

        Assert.Equal(
            funds,
            Assert.Single(listed.Expect(HttpStatusCode.OK).Json.GetProperty("data").EnumerateArray())
                .GetProperty("id").GetString());
        Assert.Empty(hidden.Json.GetProperty("data").EnumerateArray());
        refused.ExpectError(HttpStatusCode.NotFound, "Funds not found");
        nowhere.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        unknown.Expect(HttpStatusCode.NotFound);
        accepted.ExpectError(HttpStatusCode.Conflict, "Funds are in another state");
        Assert.Equal("ACCEPTED", done.Expect(HttpStatusCode.OK).Json.GetProperty("state").GetString());
        Assert.Equal(escrow, done.Json.GetProperty("escrowId").GetString());
        again.ExpectError(HttpStatusCode.Conflict, "Funds are in another state");
        await Eventually.HoldsAsync(async () =>
            (await Market.GetAsync(market.AsStaff, escrow)).Json.GetProperty("status").GetString() is "FUNDS_HELD");
        var audit = await market.AsStaff.GetAsync("/audit-events?action=FUNDS_ATTRIBUTED");
        Assert.Equal(
            funds,
            Assert.Single(audit.Json.GetProperty("data").EnumerateArray()).GetProperty("resourceId").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Payment_OfAnEscrow_IsShownToTheBuyerAndNotToTheSeller(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        var escrow = await market.OpenAsync();

        var buyer = await market.AsBuyer.GetAsync($"/api/escrow/{escrow}/payment");
        var seller = await market.AsSeller.GetAsync($"/api/escrow/{escrow}/payment");

        Assert.Equal("10000", buyer.Expect(HttpStatusCode.OK).Json.GetProperty("amount").GetString());
        seller.Expect(HttpStatusCode.Forbidden);
    }

    [Theory]
    [EachStore]
    public async Task Webhook_OfARailThatIsNotConfigured_IsNotFound(Store store)
    {
        using var nobody = stores[store].ClientWith(null);

        (await nobody.PostAsync("/api/webhooks/stripe", "{}")).Expect(HttpStatusCode.NotFound);
        (await nobody.PostAsync("/api/webhooks/custodian", "{}")).Expect(HttpStatusCode.NotFound);
    }
}
