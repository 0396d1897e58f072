using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.Rails.Tests.Escrows;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.Reconciliation.ComparedMarket;

namespace EscrowGrid.Rails.Tests.Reconciliation;

/// <summary>
/// Money that was certain and is not: a webhook says so, and a row is somebody's, before any comparison of the books.
/// </summary>
public sealed class WatchedPayoutTests
{
    [Fact]
    public async Task Transfer_TakenBackAfterItWasConfirmed_IsABreakAtOnce()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await ReleasedByCardAsync(market);
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeRepeated);

        market.Providers.Dashboard.Reverse((string)market.Books("stripe", "transfers")[^1]["id"]!);

        await BrokenAsync(market, BreakKind.PayoutReversed, escrow);
    }

    [Fact]
    public async Task Refund_ThatTheBankSendsBackAfterItWasConfirmed_IsABreakAtOnce()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await PaidByCardAsync(market);
        await market.RunAsync(escrow, new EscrowCommand.Refund(null, "Not available"), Marketplace.Staff);
        await market.ReachesAsync(escrow, EscrowState.Refunded);

        market.Providers.Dashboard.FailRefund((string)market.Books("stripe", "refunds")[^1]["id"]!);

        await BrokenAsync(market, BreakKind.PayoutMissingThere, escrow);
    }

    [Fact]
    public async Task Coins_WhoseBlockIsNoMoreAfterTheyWereConfirmed_AreABreakAtOnce()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await ReleasedAsync(market, await PaidInCoinsAsync(market));

        market.Providers.Coins.Undo((string)market.Books("custodian", "transfers")[^1]["id"]!);

        await BrokenAsync(market, BreakKind.PayoutMissingThere, escrow);
    }

    /// <summary>Nothing of it is paid out while its money may be gone.</summary>
    [Fact]
    public async Task Deposit_WhoseBlockIsNoMoreAfterItCounted_FreezesThePayoutAndIsTheStaffs()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await PaidInCoinsAsync(market);

        market.Providers.Coins.Reorganize((string)market.Books("custodian", "deposits")[^1]["id"]!);
        await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Reversed, Reason: FundsReason.TakenBack }]);
        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
        await market.PassAsync(TimeSpan.FromMinutes(6));

        var waiting = await market.ReachesAsync(escrow, it => it.Decision is not null);
        Assert.Equal(SettlementState.Reserved, Assert.Single(waiting.Settlements).State);
        Assert.Empty(market.Books("custodian", "transfers"));
    }

    /// <summary>What was undone and is done again is resolved by the next comparison, as any difference.</summary>
    [Fact]
    public async Task Break_ThatAWebhookFound_IsResolvedWhenItIsGone()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await ReleasedByCardAsync(market);
        market.Providers.Dashboard.Reverse((string)market.Books("stripe", "transfers")[^1]["id"]!);
        await BrokenAsync(market, BreakKind.PayoutReversed, escrow);
        market.Providers.Stripe.Transfers[^1]["amount_reversed"] = 0L;
        market.Time.Advance(TimeSpan.FromMinutes(20));

        await ReconcileAsync(market);

        Assert.Equal(BreakState.Resolved, Assert.Single(await BreaksAsync(market)).State);
    }

    private static async Task BrokenAsync(Marketplace market, BreakKind kind, Escrow escrow)
    {
        var found = Assert.Single(await Polling.UntilAsync(
            () => BreaksAsync(market).Result is { Count: > 0 } all ? all : null));
        Assert.Equal(
            (kind, escrow.Id, escrow.Institution, BreakState.Open),
            (found.Found.Kind, found.Found.Escrow!.Value, found.Found.Institution!.Value, found.State));
    }
}
