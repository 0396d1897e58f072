using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>
/// What waited for the staff is asked of its provider before it counts or goes back: it may be gone
/// (escrow-services.md, T-21 and T-22).
/// </summary>
public sealed class HeldMoneyTests
{
    [Theory]
    [InlineData(FundsVerdict.Accept)]
    [InlineData(FundsVerdict.Return)]
    public async Task Deposit_ThatIsGone_NeitherCountsNorGoesBackOutOfTheMoneyOfOthers(FundsVerdict verdict)
    {
        await using var market = await Marketplace.StartAsync();
        await PaidAsync(market);
        var (escrow, held) = await HeldAsync(market);
        market.Providers.Coins.Drop(held.ProviderId);

        var refused = await DecideAsync(market, held, verdict);

        Assert.Equal(Problems.FundsStateRefused, refused.Problem?.Kind);
        await market.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(market.Books("custodian", "transfers"));
        Assert.Empty((await market.ReachesAsync(escrow, EscrowState.AwaitFunds)).Receipts);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Held }]);
        Assert.True((await DecideAsync(market, held, FundsVerdict.Dismiss)).TryGet(out var row, out _));
        Assert.Equal(FundsState.Dismissed, row.State);
    }

    [Fact]
    public async Task Deposit_ThatIsStillThere_CountsWhenItIsAccepted()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, held) = await HeldAsync(market);

        Assert.True((await DecideAsync(market, held, FundsVerdict.Accept)).TryGet(out _, out _));

        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
    }

    [Fact]
    public async Task Provider_ThatIsAway_KeepsItWaiting()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, held) = await HeldAsync(market);
        market.Providers.Faults.Add("custodian.deposits.list", FaultKind.Unauthorized, times: 9);

        var refused = await DecideAsync(market, held, FundsVerdict.Accept);

        Assert.Equal(Problems.RailUnavailable, refused.Problem?.Kind);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Held, Version: 1 }]);
    }

    [Fact]
    public async Task Card_DisputedWhileItWaited_IsNotAccepted()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLost, times: 9);
        var charge = market.Providers.Card.Pay((await market.CollectionOfAsync(escrow)).ProviderId!);
        market.Providers.Dashboard.Refund(charge, 1_000);
        await market.Service<LookForMoney>().LookAsync(await market.CollectionOfAsync(escrow), default);
        var held = Assert.Single(await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Held, Reason: FundsReason.RefundedElsewhere }]));

        market.Providers.Card.Dispute(charge);
        Assert.Equal(
            Problems.FundsStateRefused, (await DecideAsync(market, held, FundsVerdict.Accept)).Problem?.Kind);
        market.Providers.Card.CloseDispute(charge, "won");

        Assert.True((await DecideAsync(market, held, FundsVerdict.Accept)).TryGet(out _, out _));
    }

    [Fact]
    public async Task Deposit_ThatStaysGone_FailsAfterItsTimeAndIsToldOnce()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, held) = await HeldAsync(market);
        var cancel = await market.SubmitAsync(escrow, new EscrowCommand.Cancel(null), Marketplace.Buyer);
        market.Providers.Coins.Drop(held.ProviderId);

        await LookAsync(market, escrow);
        await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Held, Reason: FundsReason.Kyc, MissingSince: not null }]);
        Assert.Empty(await AuditOfAsync(market, held));
        market.Time.Advance(Limits.MissingFundsPatience / 2);
        await LookAsync(market, escrow);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Held, MissingSince: not null }]);
        await market.PassAsync(Limits.MissingFundsPatience);

        Assert.Equal(CommandState.Completed, (await market.DecidedAsync(cancel)).State);
        await market.FundsOfAsync(
            escrow,
            all => all is [{ State: FundsState.Failed, Reason: FundsReason.NotListed, MissingSince: null }]);
        Assert.Equal("PAYMENT_FAILED", Assert.Single(await AuditOfAsync(market, held)).Action);
    }

    [Fact]
    public async Task Deposit_ThatIsListedAgainInTime_WaitsAsBefore()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, held) = await HeldAsync(market);
        market.Providers.Coins.Drop(held.ProviderId);
        await LookAsync(market, escrow);
        await market.FundsOfAsync(escrow, all => all is [{ MissingSince: not null }]);

        market.Providers.Coins.BringBack(held.ProviderId);
        await LookAsync(market, escrow);
        await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Held, Reason: FundsReason.Kyc, MissingSince: null }]);
        // Missing once more, its time begins anew.
        market.Providers.Coins.Drop(held.ProviderId);
        market.Time.Advance(Limits.MissingFundsPatience * 2);
        await LookAsync(market, escrow);

        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Held, MissingSince: not null }]);
        Assert.Empty(await AuditOfAsync(market, held));
    }

    private static async Task LookAsync(Marketplace market, Escrow escrow) =>
        await market.Service<LookForMoney>().LookAsync(await market.CollectionOfAsync(escrow), default);

    private static async Task<IReadOnlyList<AuditRecord>> AuditOfAsync(Marketplace market, InboundFunds row)
    {
        var filter = new AuditFilter(null, null, $"{row.Id}", null, null, null);
        return (await market.Service<IAuditStore>().ListAsync(filter, default, 100, CancellationToken.None)).Rows;
    }

    private static async Task PaidAsync(Marketplace market)
    {
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        var address = (await market.CollectionOfAsync(escrow)).DepositAddress!;
        market.Providers.Coins.Pay(new CoinPayment(address, 25_000_000_000));
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
    }

    /// <summary>Its parties are not known well enough.</summary>
    private static async Task<(Escrow Escrow, InboundFunds Held)> HeldAsync(Marketplace market)
    {
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        var way = await market.CollectionOfAsync(escrow);
        market.Providers.Faults.Add("custodian.notices", FaultKind.NoticeLost);
        var deposit = market.Providers.Coins.Pay(new CoinPayment(way.DepositAddress!, 25_000_000_000));
        var held = new InboundFunds(
            InboundFunds.IdOf(Rail.UsdcBase, deposit), Rail.UsdcBase, deposit, CustodianBooks.Token, escrow.CreatedAt)
        {
            CollectionId = way.ProviderId,
            Escrow = escrow.Id,
            Institution = escrow.Institution,
            Money = escrow.Money,
            Sender = "0x00000000000000000000000000000000000000aa",
            State = FundsState.Held,
            Reason = FundsReason.Kyc,
            UpdatedAt = escrow.CreatedAt,
        };
        Assert.True(await market.Service<IFundsStore>().StoreAsync(new FundsMove(null, held), default));
        return (escrow, held);
    }

    private static Task<Result<InboundFunds>> DecideAsync(
        Marketplace market, InboundFunds held, FundsVerdict verdict) => market.Service<DecideFunds>().HandleAsync(
            new DecideFunds.Command(held.Id, verdict, "Seen", Escrow: null),
            new CallContext(Caller.Root, "request", "TEST", "/funds", ClientAddress: null),
            CancellationToken.None);
}
