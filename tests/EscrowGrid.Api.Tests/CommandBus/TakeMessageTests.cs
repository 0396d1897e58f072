using System.Net;
using EscrowGrid.Api.Tests.ApiKeys;
using EscrowGrid.Api.Tests.Escrows;
using EscrowGrid.Core.CommandBus;

namespace EscrowGrid.Api.Tests.CommandBus;

/// <summary>A message may do what a request of the same caller may, and no more (escrow-services.md, T-42).</summary>
[Collection(StoresDefinition.Name)]
public sealed class TakeMessageTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Command_OfTheBuyer_IsDecidedOnceHoweverOftenItComes(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var bus = new BusLine(api);
        var escrow = await market.OpenDeliveredAsync();
        var (id, buyer) = (Guid.NewGuid(), BusLine.PrincipalOf(market.Buyer));

        var first = await bus.SendAsync("CONFIRM_DELIVERY", escrow, buyer, id: id);
        var again = await bus.SendAsync("CONFIRM_DELIVERY", escrow, buyer, id: id);
        var other = await bus.SendAsync("RAISE_DISPUTE", escrow, buyer, """{"reason":"No"}""", id);

        Assert.Equal((MessageVerdict.Taken, MessageVerdict.Repeated), (first.Verdict, again.Verdict));
        Assert.Equal(MessageRefusal.IdReused, other.Refusal?.Code);
        Assert.Equal("COMPLETED", await DecidedAsync(market, id));
        var after = await Market.GetAsync(market.AsBuyer, escrow);
        Assert.Equal(1, after.Json.GetProperty("settlements").GetArrayLength());
    }

    [Theory]
    [EachStore]
    public async Task Command_OfTheWrongParty_IsRefusedAsByRest(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var stranger = await Market.CreateAsync(api, market.Tenant);
        var bus = new BusLine(api);
        var escrow = await market.OpenDeliveredAsync();
        var id = Guid.NewGuid();

        var bySeller = await bus.SendAsync("CONFIRM_DELIVERY", escrow, BusLine.PrincipalOf(market.Seller), id: id);
        var byStranger = await bus.SendAsync("CONFIRM_DELIVERY", escrow, BusLine.PrincipalOf(stranger.Buyer));

        Assert.Equal(MessageVerdict.Taken, bySeller.Verdict);
        Assert.Equal("REJECTED", await DecidedAsync(market, id));
        Assert.Equal("ESCROW_NOT_FOUND", byStranger.Refusal?.Code);
    }

    [Theory]
    [EachStore]
    public async Task Principal_ThatIsNoMore_IsRefusedForEver(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var bus = new BusLine(api);
        var escrow = await market.OpenAsync();
        var (id, key) = (Guid.NewGuid(), await api.CreateAsync(market.Tenant));
        var mixed = BusLine.PrincipalOf(market.Buyer with { Id = market.Seller.Id });
        (await market.AsBuyer.PostAsync("/api/auth/logout", "{}")).Expect(HttpStatusCode.OK);

        var ended = await bus.SendAsync("CANCEL_ESCROW", escrow, BusLine.PrincipalOf(market.Buyer), id: id);
        var withAKey = await bus.SendAsync("CANCEL_ESCROW", escrow, BusLine.PrincipalOf(key.Id), id: id);
        var ofTwo = await bus.SendAsync("CANCEL_ESCROW", escrow, mixed);

        Assert.Equal(MessageRefusal.PrincipalUnknown, ended.Refusal?.Code);
        Assert.Equal(MessageVerdict.RefusedBefore, withAKey.Verdict);
        Assert.Equal(MessageRefusal.PrincipalUnknown, ofTwo.Refusal?.Code);
        var after = await Market.GetAsync(market.AsStaff, escrow);
        Assert.Equal("AWAIT_FUNDS", after.Json.GetProperty("status").GetString());
    }

    [Theory]
    [EachStore(""","role":"read_only" """, "WRITE_FORBIDDEN")]
    [EachStore(""","scopes":["escrows:read"]""", "SCOPE_MISSING")]
    public async Task Key_ThatMayNotCommand_DoesNotByAMessage(Store store, string narrowed, string code)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenAsync();
        var key = await api.CreateAsync(market.Tenant, narrowed);

        var fate = await new BusLine(api).SendAsync("CANCEL_ESCROW", escrow, BusLine.PrincipalOf(key.Id));

        Assert.Equal(code, fate.Refusal?.Code);
    }

    [Theory]
    [EachStore]
    public async Task Refund_OfMuchMoney_WaitsForASecondPersonByAMessageToo(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api);
        var bus = new BusLine(api);
        var escrow = await room.Market.OpenFundedAsync();
        var (id, anna) = (Guid.NewGuid(), BusLine.PrincipalOf(room.Anna));

        await bus.SendAsync("REFUND_BUYER", escrow, anna, """{"reason":"Not as described"}""", id);
        var again = await bus.SendAsync("REFUND_BUYER", escrow, anna, """{"reason":"Not as described"}""", id);
        var waiting = await room.CountSettlementsAsync(escrow);
        var self = await StaffRoom.ApproveAsync(room.As(room.Anna), $"apr_{id}");
        (await StaffRoom.ApproveAsync(room.As(room.Ben), $"apr_{id}")).Expect(HttpStatusCode.OK);
        await room.DecidedAsync($"apr_{id}");

        Assert.Equal((MessageVerdict.Repeated, 0), (again.Verdict, waiting));
        Assert.Equal("APPROVAL_BY_SAME_PERSON", self.Json.GetProperty("code").GetString());
        Assert.Equal(1, await room.CountSettlementsAsync(escrow));
    }

    [Theory]
    [EachStore]
    public async Task User_WhoHasNotAcceptedTheTerms_CommandsNothing(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenAsync();

        var fate = await new BusLine(api, terms: "2027-01").SendAsync(
            "CANCEL_ESCROW", escrow, BusLine.PrincipalOf(market.Buyer));

        Assert.Equal("TERMS_UPDATE_REQUIRED", fate.Refusal?.Code);
    }

    private static async Task<string> DecidedAsync(Market market, Guid id)
    {
        var state = "";
        await Eventually.HoldsAsync(async () =>
        {
            var command = await market.AsStaff.GetAsync($"/api/commands/cmd_{id}");
            state = command.Expect(HttpStatusCode.OK).Json.GetProperty("status").GetString()!;
            return state is not "PENDING";
        });
        return state;
    }
}
