using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>
/// Money as it comes in earnest: short, too much, twice, in another asset, taken back, told of late or never. Each ends
/// in a row that somebody owns (escrow-services.md, T-07, T-08, T-21 and T-22).
/// </summary>
public sealed class MoneyInTests
{
    public static TheoryData<Rail> Rails => [Rail.Stripe, Rail.UsdcBase];

    [Theory]
    [MemberData(nameof(Rails))]
    public async Task Payment_WhoseWebhookIsLost_IsFoundByThePoll(Rail rail)
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market, rail);
        market.Providers.Faults.Add($"{Name(rail)}.notices", FaultKind.NoticeLost);
        await PayAsync(market, escrow);

        await market.PassAsync(TimeSpan.FromMinutes(2));

        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
    }

    [Theory]
    [MemberData(nameof(Rails))]
    public async Task Payment_WhoseWebhookIsLost_IsFoundAtOnceWhenItsPayerSaysSo(Rail rail)
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market, rail);
        market.Providers.Faults.Add($"{Name(rail)}.notices", FaultKind.NoticeLost);
        await PayAsync(market, escrow);

        await market.RunAsync(escrow, new EscrowCommand.ClaimPayment("whatever he says", null), Marketplace.Buyer);

        var held = await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        Assert.Equal(escrow.Money.Amount, Assert.Single(held.Receipts).Amount);
    }

    [Theory]
    [MemberData(nameof(Rails))]
    public async Task Claim_OfAPaymentThatNobodyMade_MovesNothing(Rail rail)
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market, rail);
        await market.CollectionOfAsync(escrow);
        var list = rail is Rail.Stripe ? "stripe.charges.list" : "custodian.deposits.list";
        var asked = market.Providers.Faults.Asked(list);

        await market.RunAsync(escrow, new EscrowCommand.ClaimPayment("pi_1", "I swear"), Marketplace.Buyer);
        await market.RunAsync(escrow, new EscrowCommand.ClaimPayment("pi_1", "I swear"), Marketplace.Buyer);

        await Polling.UntilAsync(() => market.Providers.Faults.Asked(list) >= asked + 2 ? list : null);
        var now = await market.ReachesAsync(escrow, EscrowState.AwaitFunds);
        Assert.Empty(now.Receipts);
        Assert.Equal(escrow.DueAt, now.DueAt);
        Assert.Empty(await market.FundsOfAsync(escrow, _ => true));
    }

    [Theory]
    [MemberData(nameof(Rails))]
    public async Task Payment_ToldOfTenTimes_CountsOnce(Rail rail)
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market, rail);
        market.Providers.Faults.Add($"{Name(rail)}.notices", FaultKind.NoticeRepeated);
        await PayAsync(market, escrow);

        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        var sent = await Polling.UntilAsync(() => market.Providers.Notices.Sent is { Count: >= 10 } all ? all : null);
        Assert.All(sent, it => Assert.Equal(200, it.Status));
        Assert.Single((await market.ReachesAsync(escrow, it => true)).Receipts);
    }

    [Theory]
    [InlineData(Rail.Stripe, FaultKind.ShortPayment, EscrowState.AwaitFunds, "50")]
    [InlineData(Rail.UsdcBase, FaultKind.ShortPayment, EscrowState.AwaitFunds, "12500")]
    [InlineData(Rail.Stripe, FaultKind.OverPayment, EscrowState.FundsHeld, "100")]
    [InlineData(Rail.UsdcBase, FaultKind.OverPayment, EscrowState.FundsHeld, "25000")]
    public async Task Payment_OfAnotherAmount_StaysShortOrHasTheRestSentBack(
        Rail rail, FaultKind fault, EscrowState state, string there)
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market, rail);
        market.Providers.Faults.Add($"{Name(rail)}.pay", fault);
        await PayAsync(market, escrow);

        var now = await market.ReachesAsync(escrow, it => it.Receipts.Count == 1);

        Assert.Equal(state, now.State);
        Assert.Equal(there, $"{(state is EscrowState.AwaitFunds ? now.Accounts.Unapplied : now.Accounts.Held)}");
        Assert.Equal(fault is FaultKind.OverPayment, now.Settlements.Any(it => it.Kind is SettlementKind.Return));
    }

    [Theory]
    [MemberData(nameof(Rails))]
    public async Task Payment_MadeTwice_GoesBackOnce(Rail rail)
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market, rail);
        market.Providers.Faults.Add($"{Name(rail)}.pay", FaultKind.PaidTwice);
        await PayAsync(market, escrow);

        var now = await market.ReachesAsync(escrow, it => it.Receipts.Count == 2);

        Assert.Equal(EscrowState.FundsHeld, now.State);
        var back = Assert.Single(now.Settlements);
        Assert.Equal((SettlementKind.Return, escrow.Money.Amount), (back.Kind, back.Amount));
    }

    [Theory]
    [MemberData(nameof(Rails))]
    public async Task Payment_OfAnotherAsset_IsHeldForStaff(Rail rail)
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market, rail);
        market.Providers.Faults.Add($"{Name(rail)}.pay", FaultKind.WrongAsset);
        await PayAsync(market, escrow);

        var row = Assert.Single(await market.FundsOfAsync(escrow, all => all.Count > 0));

        Assert.Equal((FundsState.Held, FundsReason.WrongAsset, null), (row.State, row.Reason, row.Money));
        Assert.Equal(EscrowState.AwaitFunds, (await market.ReachesAsync(escrow, _ => true)).State);
    }

    [Fact]
    public async Task Coins_NotDeepEnough_CountWhenTheyAre()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market, Rail.UsdcBase);
        var address = (await market.CollectionOfAsync(escrow)).DepositAddress!;
        market.Providers.Coins.Pay(new CoinPayment(address, 25_000_000_000) { Confirmations = 12 });
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Observed }]);

        market.Providers.Coins.Mine(100);
        await market.PassAsync(TimeSpan.FromMinutes(2));

        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
    }

    [Fact]
    public async Task Coins_WhoseBlockIsNoMore_NeverCount()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market, Rail.UsdcBase);
        var address = (await market.CollectionOfAsync(escrow)).DepositAddress!;
        var deposit = market.Providers.Coins.Pay(new CoinPayment(address, 25_000_000_000) { Confirmations = 12 });
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Observed }]);

        market.Providers.Coins.Reorganize(deposit);

        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Failed }]);
        Assert.Empty((await market.ReachesAsync(escrow, _ => true)).Receipts);
    }

    [Fact]
    public async Task Card_Disputed_FreezesThePayoutUntilTheDisputeIsWon()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market, Rail.Stripe);
        var charge = market.Providers.Card.Pay((await market.CollectionOfAsync(escrow)).ProviderId!);
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        market.Providers.Card.Dispute(charge);
        await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Reversed, Reason: FundsReason.InQuestion }]);

        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
        await market.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Empty(market.Books("stripe", "transfers"));
        market.Providers.Card.CloseDispute(charge, "won");
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Accepted }]);
        await market.PassAsync(TimeSpan.FromMinutes(6));

        await market.ReachesAsync(escrow, EscrowState.Released);
        Assert.Single(market.Books("stripe", "transfers"));
    }

    [Fact]
    public async Task Payment_DeclinedAtFirst_CanBeMadeAgain()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await OpenAsync(market, Rail.Stripe);
        var intent = (await market.CollectionOfAsync(escrow)).ProviderId!;
        market.Providers.Card.Pay(intent, "fails");
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Failed }]);

        market.Providers.Card.Pay(intent);

        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
    }

    private static Task<Escrow> OpenAsync(Marketplace market, Rail rail) =>
        market.OpenAsync(rail, rail is Rail.Stripe ? Usd("100") : Usdc("25000"));

    private static string Name(Rail rail) => rail is Rail.Stripe ? "stripe" : "custodian";

    private static async Task PayAsync(Marketplace market, Escrow escrow)
    {
        var way = await market.CollectionOfAsync(escrow);
        if (escrow.Rail is Rail.Stripe)
            market.Providers.Card.Pay(way.ProviderId!);
        else
            market.Providers.Coins.Pay(new CoinPayment(way.DepositAddress!, 25_000_000_000));
    }
}
