using System.Net;
using System.Text.Json;
using EscrowGrid.Api.Tests.Escrows;
using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Api.Tests.Compliance;

/// <summary>
/// How well parties were known when they agreed is kept, and asked again when money comes and before it goes
/// (escrow-services.md 16 and T-26).
/// </summary>
[Collection(StoresDefinition.Name)]
public sealed class KycSnapshotTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Escrow_WhoseParties_AreLessKnownLater_ShowsThemAsTheyWere(Store store)
    {
        var market = await Market.CreateAsync(stores[store]);
        await market.VerifyAsync(market.Seller, "TIER_1");
        var escrow = await market.OpenAsync();
        await market.VerifyAsync(market.Buyer, "TIER_0", isVerified: false);

        var staff = await KycAsync(market.AsStaff, escrow);
        var buyer = await KycAsync(market.AsBuyer, escrow);
        var seller = await KycAsync(market.AsSeller, escrow);

        const string OfBuyer = "\"buyer\":{\"tier\":\"TIER_2\",\"verified\":true}";
        const string OfSeller = "\"seller\":{\"tier\":\"TIER_1\",\"verified\":true}";
        Assert.Equal($"{{\"required\":\"TIER_1\",{OfBuyer},{OfSeller}}}", staff);
        Assert.Equal($"{{\"required\":\"TIER_1\",{OfBuyer}}}", buyer);
        Assert.Equal($"{{\"required\":\"TIER_1\",{OfSeller}}}", seller);
        var events = (await market.AsSeller.GetAsync($"/api/escrow/{escrow}/events")).Expect(HttpStatusCode.OK).Json;
        var created = events.GetProperty("data")[0].GetProperty("payload");
        Assert.Equal("TIER_1", created.GetProperty("kycTier").GetString());
        Assert.DoesNotContain("TIER_2", created.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [EachStore]
    public async Task Money_OfPartiesThatAreStillKnown_IsBookedAndPaidWithTheTierThatWasFound(Store store)
    {
        await using var process = await StartAsync(await JobPlace.CreateAsync(stores, store));
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());

        await PayAsync(process, escrow);
        await process.ReachesAsync(escrow, EscrowState.FundsHeld);
        await process.RunAsync(escrow, new EscrowCommand.MarkDelivered("Shipped", null), EscrowProcess.Seller);
        await process.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), EscrowProcess.Buyer);
        await process.ReachesAsync(escrow, EscrowState.Released);

        Assert.Equal(
            [EscrowEventKind.Created, EscrowEventKind.FundsHeld, EscrowEventKind.Released],
            (await process.Store.ListEventsAsync(escrow.Id, 0, 100, CancellationToken.None))
                .Where(it => JsonElement.Parse(it.Payload.Text).TryGetProperty("kycTier", out var tier)
                    && tier.GetString() == "TIER_1")
                .Select(it => it.Kind));
    }

    [Theory]
    [EachStore]
    public async Task Money_OfABuyerWhoIsNoLongerKnown_IsHeldForStaff(Store store)
    {
        await using var process = await StartAsync(await JobPlace.CreateAsync(stores, store));
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        await ForgetAsync(process, EscrowProcess.Buyer);

        await PayAsync(process, escrow);

        var held = await process.Service<IFundsStore>().FindAsync(
            InboundFunds.IdOf(Rail.Stripe, "ch_1"), CancellationToken.None);
        Assert.Equal((FundsState.Held, FundsReason.Kyc), (held!.State, held.Reason));
        Assert.Equal(EscrowState.AwaitFunds, (await process.FindAsync(escrow)).State);
    }

    [Theory]
    [EachStore]
    public async Task Seller_WhoIsNoLongerKnown_IsNotPaid(Store store)
    {
        await using var process = await StartAsync(await JobPlace.CreateAsync(stores, store));
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        await PayAsync(process, escrow);
        await process.ReachesAsync(escrow, EscrowState.FundsHeld);
        await process.RunAsync(escrow, new EscrowCommand.MarkDelivered("Shipped", null), EscrowProcess.Seller);
        await ForgetAsync(process, EscrowProcess.Seller);

        await process.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), EscrowProcess.Buyer);

        var waiting = await process.FindAsync(escrow);
        var settlement = Assert.Single(waiting.Settlements);
        Assert.True(await process.Service<PayoutGate>().HoldsAsync(waiting, settlement, CancellationToken.None));
        Assert.Equal(SettlementState.Reserved, settlement.State);
    }

    private static Task<EscrowProcess> StartAsync(JobPlace place) => EscrowProcess.StartAsync(
        place, new BookRail(), time: null, services => services.AddSingleton(new KycPolicy()));

    /// <summary>As its provider tells it.</summary>
    private static Task PayAsync(EscrowProcess process, Escrow escrow)
    {
        var way = new EscrowCollection(escrow.Id, escrow.Rail, CollectionState.Open, escrow.CreatedAt)
        {
            ProviderId = $"pi_{escrow.Id.Value:N}",
        };
        var paid = new InboundPayment("ch_1", escrow.Money, "usd", Sender: null, InboundState.Confirmed);
        return process.Service<FundsRecorder>().RecordAsync(way, escrow, paid, CancellationToken.None);
    }

    private static async Task ForgetAsync(EscrowProcess process, EscrowActor party)
    {
        var call = new CallContext(Caller.Root, "request", "TEST", "/api/users", ClientAddress: null);
        var changed = await process.Service<PutUserKyc>().HandleAsync(
            new PutUserKyc.Command(party.User!.Value, KycTier.Tier_2, IsVerified: false, "Documents expired"),
            call,
            CancellationToken.None);
        Assert.Null(changed.Problem);
    }

    private static async Task<string> KycAsync(ApiClient client, string escrow) =>
        (await client.GetAsync($"/api/escrow/{escrow}")).Expect(HttpStatusCode.OK)
            .Json.GetProperty("kyc").GetRawText();
}
