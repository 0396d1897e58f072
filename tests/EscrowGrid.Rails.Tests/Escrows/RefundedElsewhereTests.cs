using EscrowGrid.Core.Access;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>
/// What somebody gives back at the provider's own pages freezes the escrow until somebody owns it (escrow-services.md,
/// T-21).
/// </summary>
public sealed class RefundedElsewhereTests
{
    [Fact]
    public async Task Refund_AtTheDashboard_FreezesThePayoutUntilTheBankSendsItBack()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, charge) = await PaidAsync(market);
        var refund = market.Providers.Dashboard.Refund(charge, 1_000);
        await FrozenAsync(market, escrow);

        await AcceptAsync(market, escrow);
        await market.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Empty(market.Books("stripe", "transfers"));
        market.Providers.Dashboard.FailRefund(refund);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Accepted, Reason: null }]);
        await market.PassAsync(TimeSpan.FromMinutes(6));

        await market.ReachesAsync(escrow, EscrowState.Released);
    }

    [Fact]
    public async Task Refund_AtTheDashboard_ThatStaffBear_LetsThePayoutGoOn()
    {
        await using var market = await Marketplace.StartAsync();
        // The account has money of others, too: the marketplace pays the difference.
        await PaidAsync(market);
        var (escrow, charge) = await PaidAsync(market);
        market.Providers.Dashboard.Refund(charge, 1_000);
        var frozen = await FrozenAsync(market, escrow);
        await AcceptAsync(market, escrow);

        var row = await BearAsync(market, frozen);
        await market.PassAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(FundsState.Dismissed, row.State);
        await market.ReachesAsync(escrow, EscrowState.Released);
    }

    [Fact]
    public async Task Dispute_AfterStaffHaveBorneARefund_StopsThePayoutAgain()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, charge) = await PaidAsync(market);
        market.Providers.Dashboard.Refund(charge, 1_000);
        await BearAsync(market, await FrozenAsync(market, escrow));

        market.Providers.Card.Dispute(charge);
        await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Reversed, Reason: FundsReason.InQuestion }]);
        await AcceptAsync(market, escrow);
        await market.PassAsync(TimeSpan.FromMinutes(6));

        Assert.Empty(market.Books("stripe", "transfers"));
    }

    [Fact]
    public async Task Refund_ThatWasDecidedHere_IsNoOneElses()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, _) = await PaidAsync(market);

        await market.RunAsync(escrow, new EscrowCommand.Refund(null, "Not available"), Marketplace.Staff);
        await market.ReachesAsync(escrow, EscrowState.Refunded);
        await market.Service<LookForMoney>().LookAsync(await market.CollectionOfAsync(escrow), default);

        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Accepted }]);
    }

    [Fact]
    public async Task Refund_BeforeTheMoneyWasSeen_IsHeldForStaff()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        var collection = await market.CollectionOfAsync(escrow);
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLost, times: 9);
        market.Providers.Dashboard.Refund(market.Providers.Card.Pay(collection.ProviderId!));

        await market.Service<LookForMoney>().LookAsync(collection, default);

        await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Held, Reason: FundsReason.RefundedElsewhere }]);
        Assert.Empty((await market.ReachesAsync(escrow, EscrowState.AwaitFunds)).Receipts);
    }

    [Fact]
    public async Task Dispute_ThatIsLostAfterTheRelease_IsOwnedByStaff()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, charge) = await PaidAsync(market);
        await AcceptAsync(market, escrow);
        await market.ReachesAsync(escrow, EscrowState.Released);

        market.Providers.Card.Dispute(charge);
        await market.FundsOfAsync(escrow, all => all is [{ Reason: FundsReason.InQuestion }]);
        market.Providers.Card.CloseDispute(charge, "lost");

        await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Reversed, Reason: FundsReason.TakenBack }]);
    }

    private static async Task<(Escrow Escrow, string Charge)> PaidAsync(Marketplace market)
    {
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        var charge = market.Providers.Card.Pay((await market.CollectionOfAsync(escrow)).ProviderId!);
        return (await market.ReachesAsync(escrow, EscrowState.FundsHeld), charge);
    }

    private static async Task<InboundFunds> FrozenAsync(Marketplace market, Escrow escrow) =>
        Assert.Single(await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Reversed, Reason: FundsReason.RefundedElsewhere }]));

    /// <summary>The staff say that the marketplace bears what went back.</summary>
    private static async Task<InboundFunds> BearAsync(Marketplace market, InboundFunds frozen)
    {
        var decided = await market.Service<DecideFunds>().HandleAsync(
            new DecideFunds.Command(frozen.Id, FundsVerdict.Dismiss, "A courtesy of ours", Escrow: null),
            new CallContext(Caller.Root, "request", "TEST", "/funds", ClientAddress: null),
            CancellationToken.None);
        Assert.True(decided.TryGet(out var row, out _));
        return row;
    }

    private static async Task AcceptAsync(Marketplace market, Escrow escrow)
    {
        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
    }
}
