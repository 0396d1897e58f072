using System.Globalization;
using EscrowGrid.Core;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>Nobody pays for an escrow that is cancelled without getting it back (escrow-services.md, T-07 and T-14).
/// </summary>
public sealed class ClosingTests
{
    private static readonly TimeSpan PastPayment = TimeSpan.FromDays(8);

    [Fact]
    public async Task Cancel_OfAnUnpaidEscrow_CancelsTheIntentFirst()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        await market.CollectionOfAsync(escrow);

        await market.RunAsync(escrow, new EscrowCommand.Cancel("Changed my mind"), Marketplace.Buyer);

        Assert.Equal(EscrowState.Cancelled, (await market.ReachesAsync(escrow, EscrowState.Cancelled)).State);
        Assert.Equal("canceled", (string)Assert.Single(market.Books("stripe", "payment_intents"))["status"]!);
        Assert.Equal(CollectionState.Closed, (await market.CollectionOfAsync(escrow)).State);
    }

    [Fact]
    public async Task Cancel_AfterAPaymentThatNobodyToldOf_IsRefusedAndTheMoneyHeld()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        var intent = (await market.CollectionOfAsync(escrow)).ProviderId!;
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLost);
        market.Providers.Card.Pay(intent);

        var cancel = await market.SubmitAsync(escrow, new EscrowCommand.Cancel(null), Marketplace.Seller);
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        await market.PassAsync(TimeSpan.FromMinutes(1));

        var decided = await market.DecidedAsync(cancel);
        Assert.Equal((CommandState.Rejected, "INVALID_STATE_TRANSITION"), (decided.State, decided.ErrorCode));
    }

    [Theory]
    [InlineData(true, EscrowState.FundsHeld)]
    [InlineData(false, EscrowState.Cancelled)]
    public async Task Cancel_WhileAPaymentIsProcessed_WaitsForItsEnd(bool succeeds, EscrowState end)
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        var intent = (await market.CollectionOfAsync(escrow)).ProviderId!;
        market.Providers.Card.Pay(intent, "processing");
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Observed }]);

        var cancel = await market.SubmitAsync(escrow, new EscrowCommand.Cancel(null), Marketplace.Buyer);
        await market.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(CommandState.Pending, (await market.Store.FindCommandAsync(cancel.Id, default))!.State);
        market.Providers.Card.Settle(intent, succeeds);
        await market.PassAsync(TimeSpan.FromMinutes(2));

        await market.DecidedAsync(cancel);
        await market.ReachesAsync(escrow, end);
    }

    [Fact]
    public async Task Deadline_OfCoinsPaidInPart_SendsThemBackAndWhateverComesLater()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        var address = (await market.CollectionOfAsync(escrow)).DepositAddress!;
        market.Providers.Coins.Pay(new CoinPayment(address, 10_000_000_000));
        await market.ReachesAsync(escrow, it => it.Receipts.Count == 1);

        await market.PassAsync(PastPayment);
        await market.ReachesAsync(escrow, EscrowState.Cancelled);
        market.Providers.Coins.Pay(new CoinPayment(address, 15_000_000_000));
        await market.ReachesAsync(escrow, it => it.Receipts.Count == 2);
        await Polling.UntilAsync(() => market.Books("custodian", "transfers") is { Count: 2 } both ? both : null);
        market.Providers.FinishPayouts();
        await market.PassAsync(TimeSpan.FromMinutes(1));

        var done = await market.ReachesAsync(escrow, it => $"{it.Accounts.Refunded}" == "25000");
        Assert.Equal(EscrowState.Cancelled, done.State);
        Assert.All(done.Settlements, it => Assert.Equal(SettlementKind.Return, it.Kind));
    }

    [Fact]
    public async Task Deadline_AfterAPaymentThatNobodyToldOf_FindsIt()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        var address = (await market.CollectionOfAsync(escrow)).DepositAddress!;
        market.Providers.Faults.Add("custodian.notices", FaultKind.NoticeLost);
        market.Providers.Coins.Pay(new CoinPayment(address, 25_000_000_000));

        await market.PassAsync(PastPayment);

        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
    }

    [Fact]
    public async Task Division_RefusedAfterItsIntentWasCanceled_LeavesAnotherIntentThatCounts()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        var first = (await market.CollectionOfAsync(escrow)).ProviderId!;
        var asked = market.Providers.Faults.Asked("stripe.payment_intents.retrieve");
        market.Providers.Faults.Add("stripe.payment_intents.retrieve", FaultKind.Unauthorized);
        // That it was canceled is told when another one has its place.
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLate);
        var divide = await market.SubmitAsync(
            escrow, Divide(market.Time.GetUtcNow() + TimeSpan.FromHours(1)), Marketplace.Buyer);
        await Polling.UntilAsync(
            () => market.Providers.Faults.Asked("stripe.payment_intents.retrieve") > asked ? divide : null);

        // The provider is away for so long that a milestone's deadline passes.
        await market.PassAsync(TimeSpan.FromHours(2));
        var decided = await market.DecidedAsync(divide);
        Assert.Equal((CommandState.Rejected, "MILESTONES_REFUSED"), (decided.State, decided.ErrorCode));
        await market.PassAsync(TimeSpan.FromMinutes(1));
        var way = await Polling.UntilAsync(() =>
            market.Service<ICollectionStore>().FindAsync(escrow.Id, default).Result is
            { State: CollectionState.Open, Attempt: 2 } it ? it : null);
        market.Providers.Card.Pay(way.ProviderId!);
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);

        Assert.NotEqual(first, way.ProviderId);
        Assert.Equal(
            ["canceled", "succeeded"], market.Books("stripe", "payment_intents").Select(it => (string)it["status"]!));
        market.Providers.Notices.ReleaseDue(all: true);
        var told = await Polling.UntilAsync(() => Notices(market).FirstOrDefault(it =>
            it.Notice.Type == "payment_intent.canceled" && it.State is not ProviderEventState.Pending));
        Assert.Equal((first, ProviderEventState.Processed), (told.Notice.CollectionId, told.State));
    }

    [Fact]
    public async Task Division_RefusedBecauseAPartCame_LeavesTheSameAddressOpen()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        var way = await market.CollectionOfAsync(escrow);
        market.Providers.Faults.Add("custodian.notices", FaultKind.NoticeLost, times: 9);
        market.Providers.Coins.Pay(new CoinPayment(way.DepositAddress!, 10_000_000_000));

        var divide = await market.SubmitAsync(escrow, Divide(deadline: null, "20000", "5000"), Marketplace.Buyer);
        Assert.Equal(CommandState.Rejected, (await market.DecidedAsync(divide)).State);
        await market.PassAsync(TimeSpan.FromMinutes(1));
        var open = await Polling.UntilAsync(() =>
            market.Service<ICollectionStore>().FindAsync(escrow.Id, default).Result is
            { State: CollectionState.Open, Attempt: 2 } it ? it : null);
        market.Providers.Coins.Pay(new CoinPayment(way.DepositAddress!, 15_000_000_000));
        await market.PassAsync(TimeSpan.FromHours(1));

        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        Assert.Equal((way.ProviderId, way.DepositAddress), (open.ProviderId, open.DepositAddress));
    }

    [Fact]
    public async Task Division_RefusedBecauseItsIntentWasPaidInPart_LeavesThatIntent()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        var way = await market.CollectionOfAsync(escrow);
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLost);
        market.Providers.Faults.Add("stripe.pay", FaultKind.ShortPayment);
        var charge = market.Providers.Card.Pay(way.ProviderId!);

        var divide = await market.SubmitAsync(escrow, Divide(deadline: null), Marketplace.Buyer);
        await market.ReachesAsync(escrow, it => it.Receipts.Count == 1);
        await market.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(CommandState.Rejected, (await market.DecidedAsync(divide)).State);
        await market.PassAsync(TimeSpan.FromMinutes(1));
        var open = await Polling.UntilAsync(() =>
            market.Service<ICollectionStore>().FindAsync(escrow.Id, default).Result is
            { State: CollectionState.Open, Attempt: 2 } it ? it : null);
        market.Providers.Card.Dispute(charge);

        // What came by it is still found by it.
        Assert.Equal(way.ProviderId, open.ProviderId);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Reversed }]);
    }

    private static IReadOnlyList<ProviderEvent> Notices(Marketplace market) =>
        market.Service<IProviderEventStore>()
            .ListAsync(ProviderEventFilter.Everything, Page.Largest, default).Result.Rows;

    private static EscrowCommand.AddMilestones Divide(DateTimeOffset? deadline, params string[] amounts) => new(
    [
        .. (amounts.Length > 0 ? amounts : ["60", "40"]).Select((it, index) => new MilestonePlan(
            $"Part {index + 1}", Amount.FromStored(decimal.Parse(it, CultureInfo.InvariantCulture)), deadline)),
    ]);
}
