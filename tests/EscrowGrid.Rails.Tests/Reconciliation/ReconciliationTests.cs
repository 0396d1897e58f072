using System.Text.Json.Nodes;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.Rails.Tests.Escrows;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;
using static EscrowGrid.Rails.Tests.Reconciliation.ComparedMarket;

namespace EscrowGrid.Rails.Tests.Reconciliation;

/// <summary>
/// What somebody changes in the providers' books is found, once, and is gone when it is mended (escrow-services.md
/// 31.1 and T-23).
/// </summary>
public sealed class ReconciliationTests
{
    private static readonly TimeSpan PastGrace = TimeSpan.FromMinutes(20);

    [Fact]
    public async Task Books_OfBothRailsThatAgree_HaveNoBreak()
    {
        await using var market = await Marketplace.StartAsync();
        await ReleasedByCardAsync(market);
        var coins = await PaidInCoinsAsync(market);
        await market.RunAsync(coins, new EscrowCommand.Refund(null, "Not available"), Marketplace.Staff);
        await market.ReachesAsync(coins, EscrowState.Refunded);
        market.Time.Advance(PastGrace);

        await ReconcileAsync(market);
        await market.Service<ReconcileBooks>().RunFullAsync(default);

        Assert.Empty(await BreaksAsync(market));
    }

    [Fact]
    public async Task Payment_ThatNobodyToldOf_IsFoundBookedAndGone()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        var intent = await StopLookingAsync(market, escrow);
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLost);
        var charge = market.Providers.Card.Pay(intent);
        market.Time.Advance(PastGrace);

        await ReconcileAsync(market);
        var found = Assert.Single(await BreaksAsync(market));
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        await ReconcileAsync(market);
        var gone = Assert.Single(await BreaksAsync(market));

        Assert.Equal(
            (BreakKind.PaymentMissingHere, charge, escrow.Id, Usd("100")),
            (found.Found.Kind, found.Found.ProviderId, found.Found.Escrow, found.Found.Theirs));
        Assert.Equal((BreakState.Resolved, null), (gone.State, gone.ResolvedBy));
    }

    [Fact]
    public async Task Payment_ThatIsLessThere_IsOneBreakForTwoAtOnceUntilItIsMended()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await PaidByCardAsync(market);
        var charge = market.Providers.Stripe.Charges[^1];
        charge["amount"] = 9_900L;

        await Task.WhenAll(ReconcileAsync(market), ReconcileAsync(market));
        var found = Assert.Single(await BreaksAsync(market));
        charge["amount"] = 10_000L;
        await ReconcileAsync(market);
        var gone = Assert.Single(await BreaksAsync(market));

        Assert.Equal(
            (BreakKind.PaymentDiffers, escrow.Id, Usd("100"), Usd("99")),
            (found.Found.Kind, found.Found.Escrow, found.Found.Ours, found.Found.Theirs));
        Assert.Equal((BreakState.Open, BreakState.Resolved), (found.State, gone.State));
    }

    [Fact]
    public async Task Payment_ThatIsNoMoreThere_IsABreak()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await PaidInCoinsAsync(market);
        await StopLookingAsync(market, escrow);
        market.Providers.Custodian.Deposits[^1]["status"] = "orphaned";

        await ReconcileAsync(market);

        var found = Assert.Single(await BreaksAsync(market)).Found;
        Assert.Equal(
            (BreakKind.PaymentMissingThere, Usdc("25000"), null), (found.Kind, found.Ours, found.Theirs));
    }

    [Fact]
    public async Task Transfer_ThatLosesItsLabel_IsMissedHereAndThere()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await ReleasedByCardAsync(market);
        var transfer = market.Providers.Stripe.Transfers[^1];
        var label = transfer["metadata"]!["settlement_id"]!.GetValue<string>();
        transfer["metadata"]!.AsObject().Remove("settlement_id");
        market.Time.Advance(PastGrace);

        await ReconcileAsync(market);
        var found = await BreaksAsync(market);
        transfer["metadata"]!["settlement_id"] = label;
        await ReconcileAsync(market);

        Assert.Equal(
            [BreakKind.PayoutMissingHere, BreakKind.PayoutMissingThere], found.Select(it => it.Found.Kind).Order());
        Assert.All(found, it => Assert.Equal(escrow.Id, it.Found.Escrow));
        Assert.All(await BreaksAsync(market), it => Assert.Equal(BreakState.Resolved, it.State));
    }

    [Fact]
    public async Task Transfer_OverAnotherAmount_Differs()
    {
        await using var market = await Marketplace.StartAsync();
        await ReleasedByCardAsync(market);
        market.Providers.Stripe.Transfers[^1]["amount"] = 9_000L;

        await ReconcileAsync(market);

        var found = Assert.Single(await BreaksAsync(market), it => it.Found.Kind is BreakKind.PayoutDiffers).Found;
        Assert.Equal((Usd("99.5"), Usd("90")), (found.Ours, found.Theirs));
    }

    [Fact]
    public async Task Transfer_TakenBackAtTheDashboard_IsReversed()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await ReleasedByCardAsync(market);
        market.Providers.Dashboard.Reverse((string)market.Books("stripe", "transfers")[^1]["id"]!);

        await ReconcileAsync(market);

        var found = Assert.Single(await BreaksAsync(market)).Found;
        Assert.Equal((BreakKind.PayoutReversed, escrow.Id), (found.Kind, found.Escrow));
    }

    [Fact]
    public async Task Transfer_MadeTwice_IsRepeated()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await PaidByCardAsync(market);
        await market.RunAsync(escrow, new EscrowCommand.RaiseDispute("Half is missing", null), Marketplace.Buyer);
        await market.RunAsync(
            escrow,
            new EscrowCommand.ResolveDispute(DisputeOutcome.Split, Usd("60").Amount, "Agreed"),
            Marketplace.Staff);
        await market.ReachesAsync(escrow, EscrowState.Released);
        var made = Assert.Single(market.Books("stripe", "transfers"));
        // The stand-in lends what the account has; another escrow's money lies there.
        await PaidByCardAsync(market);
        market.Providers.Dashboard.Transfer(
            (string)made["source_transaction"]!,
            "acct_seller",
            (long)made["amount"]!,
            (string)made["metadata"]!["settlement_id"]!);

        await ReconcileAsync(market);

        var found = Assert.Single(await BreaksAsync(market)).Found;
        Assert.Equal((BreakKind.PayoutRepeated, escrow.Id), (found.Kind, found.Escrow));
    }

    [Fact]
    public async Task Coins_SentAwayByHand_AreABreakOfNobodys()
    {
        await using var market = await Marketplace.StartAsync();
        await PaidInCoinsAsync(market);
        var transfer = market.Providers.Coins.SendAway(Marketplace.SellerWallet, 1_000_000);
        market.Time.Advance(PastGrace);

        await ReconcileAsync(market);

        var found = Assert.Single(await BreaksAsync(market)).Found;
        Assert.Equal(
            (BreakKind.PayoutMissingHere, transfer, null, Usdc("1")),
            (found.Kind, found.ProviderId, found.Escrow, found.Theirs));
    }

    [Fact]
    public async Task Charge_OfTheMarketplacesOtherBusiness_IsNone()
    {
        await using var market = await Marketplace.StartAsync();
        await PaidByCardAsync(market);
        var strange = market.Providers.Stripe.Charges[^1];
        strange["metadata"] = new JsonObject();
        strange["transfer_group"] = null;
        strange["payment_intent"] = "pi_other";
        strange["id"] = "ch_other";
        market.Time.Advance(PastGrace);

        await ReconcileAsync(market);

        Assert.DoesNotContain(await BreaksAsync(market), it => it.Found.ProviderId == "ch_other");
    }

    [Fact]
    public async Task Settlement_WithoutAnEndForLong_IsStuckUntilItEnds()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await PaidInCoinsAsync(market);
        market.Providers.Faults.Add("custodian.transfers.create", FaultKind.StaysPending);
        await market.RunAsync(escrow, new EscrowCommand.Refund(null, "Not available"), Marketplace.Staff);
        await market.ReachesAsync(escrow, it => it.Settlements is [{ State: SettlementState.Submitted }]);
        market.Time.Advance(TimeSpan.FromHours(2));

        await ReconcileAsync(market);
        var stuck = Assert.Single(await BreaksAsync(market));
        market.Providers.FinishPayouts();
        await market.PassAsync(TimeSpan.FromMinutes(6));
        await market.ReachesAsync(escrow, EscrowState.Refunded);
        await ReconcileAsync(market);

        Assert.Equal((BreakKind.PayoutStuck, BreakState.Open), (stuck.Found.Kind, stuck.State));
        Assert.Equal(BreakState.Resolved, Assert.Single(await BreaksAsync(market)).State);
    }

    [Fact]
    public async Task Settlement_ThatFailedForGood_IsStuckUntilItIsPaidByOtherMeans()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await PaidByCardAsync(market);
        market.Providers.Faults.Add("stripe.transfers.create", FaultKind.Declined);
        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
        var failed = await market.ReachesAsync(
            escrow, it => it.Settlements is [{ State: SettlementState.Failed }]);
        market.Time.Advance(TimeSpan.FromHours(2));

        await ReconcileAsync(market);
        var stuck = Assert.Single(await BreaksAsync(market));
        await market.RunAgreedAsync(
            failed, new EscrowCommand.SettleElsewhere(failed.Settlements[0].Id, "Transfer 4711", "It is closed"));
        await market.ReachesAsync(escrow, EscrowState.Released);
        await ReconcileAsync(market);

        Assert.Equal((BreakKind.PayoutStuck, BreakState.Open), (stuck.Found.Kind, stuck.State));
        Assert.Equal(BreakState.Resolved, Assert.Single(await BreaksAsync(market)).State);
        Assert.Empty(market.Books("stripe", "transfers"));
    }

    [Fact]
    public async Task Provider_ThatIsAway_ResolvesNothingAndKeepsTheOtherFromNothing()
    {
        await using var market = await Marketplace.StartAsync();
        await PaidByCardAsync(market);
        var charge = market.Providers.Stripe.Charges[^1];
        charge["amount"] = 9_900L;
        await ReconcileAsync(market);
        charge["amount"] = 10_000L;
        await PaidInCoinsAsync(market);
        market.Providers.Coins.SendAway(Marketplace.SellerWallet, 1_000_000);
        market.Time.Advance(PastGrace);
        market.Providers.Faults.Add("stripe.charges.list", FaultKind.Unavailable, times: 100);

        await Assert.ThrowsAsync<RailUnavailableException>(() => ReconcileAsync(market));

        Assert.Equal(
            [(BreakKind.PaymentDiffers, BreakState.Open), (BreakKind.PayoutMissingHere, BreakState.Open)],
            (await BreaksAsync(market)).Select(it => (it.Found.Kind, it.State)).Order());
    }

    /// <summary>Nobody asks for its money by himself any more.</summary>
    /// <returns>The way in.</returns>
    private static async Task<string> StopLookingAsync(Marketplace market, Escrow escrow)
    {
        var collection = await market.CollectionOfAsync(escrow);
        await market.Service<ICollectionStore>().PlanAsync([new PlannedLook(collection, null, Job: null)], default);
        return collection.ProviderId!;
    }
}
