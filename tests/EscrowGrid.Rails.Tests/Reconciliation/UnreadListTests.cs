using EscrowGrid.Core;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.Rails.Tests.Escrows;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;
using static EscrowGrid.Rails.Tests.Reconciliation.ComparedMarket;

namespace EscrowGrid.Rails.Tests.Reconciliation;

/// <summary>A list of a provider that nobody can read for long is a row that somebody owns, and ends.</summary>
public sealed class UnreadListTests
{
    private static readonly TimeSpan Soon = Limits.UnreadListLook + TimeSpan.FromMinutes(1);

    [Fact]
    public async Task List_ThatStaysUnread_IsABreakUntilItIsRead()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market);
        market.Providers.Faults.Add("stripe.charges.list", FaultKind.OtherShape, times: 1_000);

        await FailAsync(market, escrow);
        Assert.NotNull((await market.CollectionOfAsync(escrow)).UnreadSince);
        market.Time.Advance(Limits.UnreadListPatience / 2);
        await FailAsync(market, escrow);
        Assert.Empty(await BreaksAsync(market));
        market.Time.Advance(Limits.UnreadListPatience / 2);
        await FailAsync(market, escrow);
        await FailAsync(market, escrow);

        var open = Assert.Single(await BreaksAsync(market));
        Assert.Equal(
            (BreakKind.ListUnread, BreakState.Open, (EscrowId?)escrow.Id),
            (open.Found.Kind, open.State, open.Found.Escrow));
        Assert.Equal(escrow.Institution, open.Found.Institution);
        // Books that agree say nothing of a list that nobody has read.
        market.Providers.Faults.Clear();
        await ReconcileAsync(market);
        Assert.Equal(BreakState.Open, Assert.Single(await BreaksAsync(market)).State);
        await market.Service<LookForMoney>().LookAsync(await market.CollectionOfAsync(escrow), default);
        Assert.Equal(BreakState.Resolved, Assert.Single(await BreaksAsync(market)).State);
        Assert.Null((await market.CollectionOfAsync(escrow)).UnreadSince);
    }

    [Fact]
    public async Task Look_ThatFails_IsRepeatedWithinMinutes()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market);
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLost, times: 9);
        market.Providers.Faults.Add("stripe.charges.list", FaultKind.OtherShape);
        await market.PassAsync(TimeSpan.FromHours(2));
        await Polling.UntilAsync(() =>
            market.Service<ICollectionStore>().FindAsync(escrow.Id, default).Result is { UnreadSince: not null } it
                && it.NextLookAt < market.Time.GetUtcNow() + Soon ? it : null);
        market.Providers.Card.Pay((await market.CollectionOfAsync(escrow)).ProviderId!);

        await market.PassAsync(Soon);

        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        Assert.Null((await market.CollectionOfAsync(escrow)).UnreadSince);
    }

    [Fact]
    public async Task List_UnreadOnceMoreAfterStaffDealtWithIt_IsABreakAgain()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market);
        market.Providers.Faults.Add("stripe.charges.list", FaultKind.OtherShape, times: 1_000);
        await FailForLongAsync(market, escrow);
        var store = market.Service<IBreakStore>();
        var known = Assert.Single(await BreaksAsync(market));
        Assert.True(await store.StoreAsync(
            new BreakMove(known, known.Resolve("user", "Asked them", market.Time.GetUtcNow())), default));
        await FailAsync(market, escrow);
        Assert.Equal(BreakState.Resolved, Assert.Single(await BreaksAsync(market)).State);

        market.Providers.Faults.Clear();
        await market.Service<LookForMoney>().LookAsync(await market.CollectionOfAsync(escrow), default);
        market.Providers.Faults.Add("stripe.charges.list", FaultKind.OtherShape, times: 1_000);
        market.Time.Advance(TimeSpan.FromDays(1));
        await FailForLongAsync(market, escrow);

        Assert.Equal(BreakState.Open, Assert.Single(await BreaksAsync(market)).State);
    }

    private static async Task<Escrow> OpenAsync(Marketplace market)
    {
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        await market.CollectionOfAsync(escrow);
        return escrow;
    }

    private static async Task FailForLongAsync(Marketplace market, Escrow escrow)
    {
        await FailAsync(market, escrow);
        market.Time.Advance(Limits.UnreadListPatience);
        await FailAsync(market, escrow);
    }

    private static async Task FailAsync(Marketplace market, Escrow escrow)
    {
        var collection = await market.CollectionOfAsync(escrow);
        await Assert.ThrowsAsync<RailUnavailableException>(
            () => market.Service<LookForMoney>().LookAsync(collection, default));
    }
}
