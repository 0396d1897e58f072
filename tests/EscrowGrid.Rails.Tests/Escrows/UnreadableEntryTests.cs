using EscrowGrid.Core;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>
/// An entry of a provider's list that cannot be read, or fits it badly: it hides none of the others, is a row that
/// somebody owns, and lets nothing vanish (escrow-services.md, T-07 and T-22).
/// </summary>
public sealed class UnreadableEntryTests
{
    private const long Price = 25_000_000_000;

    private static readonly TimeSpan Patience = Limits.MissingFundsPatience + TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("amount", "a lot")]
    [InlineData("status", "odd")]
    [InlineData("currency", null)]
    [InlineData("disputed", null)]
    public async Task Charge_ThatNobodyCanRead_HidesNoOtherAndCountsWhenItCanBeRead(string field, string? text)
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, way) = await OpenAsync(market, Rail.Stripe, Usd("100"));
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLost, times: 9);
        var spoilt = market.Providers.Card.Pay(way.ProviderId!);
        market.Providers.Card.Pay(way.ProviderId!);
        var before = market.Providers.Stripe.Charges[0][field]!.DeepClone();
        market.Providers.Dashboard.Write(spoilt, field, text);

        await LookAsync(market, escrow);
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        var held = (await market.FundsOfAsync(escrow, all => all.Count == 2)).Single(it => it.ProviderId == spoilt);
        Assert.Equal((FundsState.Held, FundsReason.Unreadable), (held.State, held.Reason));
        Assert.Null(held.Money);
        market.Providers.Dashboard.Write(spoilt, field, before);
        await LookAsync(market, escrow);
        await LookAsync(market, escrow);

        // The price is there already: this one goes back, once.
        var done = await market.ReachesAsync(escrow, it => it.Receipts.Count == 2);
        Assert.Equal(SettlementKind.Return, Assert.Single(done.Settlements).Kind);
        await market.FundsOfAsync(escrow, all => all.All(it => it.State is FundsState.Accepted));
    }

    [Fact]
    public async Task Charge_WithoutAnId_IsOwnedAndToldOnceAndEndsWhenItGetsOne()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, way) = await OpenAsync(market, Rail.Stripe, Usd("100"));
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLost, times: 9);
        var charge = market.Providers.Card.Pay(way.ProviderId!);
        market.Providers.Dashboard.Write(charge, "id", "");

        await LookAsync(market, escrow);
        await LookAsync(market, escrow);

        var row = Assert.Single(await market.FundsOfAsync(escrow, all => all.Count > 0));
        Assert.Equal(
            ($"{way.ProviderId}#unnamed-1", FundsState.Held, FundsReason.Unreadable),
            (row.ProviderId, row.State, row.Reason));
        Assert.Equal(1, row.Version);
        Assert.Equal("PAYMENT_HELD", Assert.Single(await AuditOfAsync(market, row)).Action);
        market.Providers.Dashboard.Write("", "id", charge);
        await LookAsync(market, escrow);
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        await market.PassAsync(Patience);
        await LookAsync(market, escrow);
        var rows = await market.FundsOfAsync(escrow, all => all.All(it => it.State is not FundsState.Held));
        Assert.Equal((FundsState.Failed, FundsReason.NotListed), StateOf(rows, row.ProviderId));
        Assert.Equal((FundsState.Accepted, null), StateOf(rows, charge));
    }

    [Fact]
    public async Task Entry_WithoutAnId_LetsNothingVanishAndNothingBeCancelled()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, way) = await OpenAsync(market, Rail.UsdcBase, Usdc("25000"));
        var seen = market.Providers.Coins.Pay(new CoinPayment(way.DepositAddress!, 1_000_000));
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Accepted }]);
        var nameless = market.Providers.Coins.Pay(new CoinPayment(way.DepositAddress!, 1) { Confirmations = 1 });
        market.Providers.Coins.Write(nameless, "id", null!);
        market.Providers.Coins.Drop(seen);

        await LookAsync(market, escrow);
        var cancel = await market.SubmitAsync(escrow, new EscrowCommand.Cancel(null), Marketplace.Buyer);
        await market.PassAsync(TimeSpan.FromMinutes(2));

        var rows = await market.FundsOfAsync(escrow, all => all.Any(it => it.State is FundsState.Held));
        Assert.Equal((FundsState.Accepted, null), StateOf(rows, seen));
        Assert.Equal(CommandState.Pending, (await market.Store.FindCommandAsync(cancel.Id, default))!.State);
    }

    [Fact]
    public async Task Deposit_InTheListOfAnotherEscrow_CountsForItsOwnAlone()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, way) = await OpenAsync(market, Rail.UsdcBase, Usdc("25000"));
        var (other, otherWay) = await OpenAsync(market, Rail.UsdcBase, Usdc("25000"));
        market.Providers.Faults.Add("custodian.notices", FaultKind.NoticeLost, times: 9);
        var deposit = market.Providers.Coins.Pay(new CoinPayment(otherWay.DepositAddress!, Price));
        market.Providers.Coins.Misfile(deposit, way.ProviderId);

        await LookAsync(market, escrow);
        Assert.Null(await market.Service<IFundsStore>().FindAsync(
            InboundFunds.IdOf(Rail.UsdcBase, deposit), CancellationToken.None));
        await LookAsync(market, other);
        await market.ReachesAsync(other, EscrowState.FundsHeld);
        await LookAsync(market, escrow);

        Assert.Empty(await market.FundsOfAsync(escrow, _ => true));
        Assert.Single((await market.ReachesAsync(other, _ => true)).Receipts);
    }

    [Fact]
    public async Task Deposit_OfAnUnknownAddress_IsUnmatchedUntilItsOwnListHasIt()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, way) = await OpenAsync(market, Rail.UsdcBase, Usdc("25000"));
        market.Providers.Faults.Add("custodian.notices", FaultKind.NoticeLost, times: 9);
        var deposit = market.Providers.Coins.Pay(new CoinPayment(way.DepositAddress!, Price));
        market.Providers.Coins.Misfile(deposit, way.ProviderId);
        market.Providers.Coins.Write(deposit, "address_id", "addr_strange");

        await LookAsync(market, escrow);
        await LookAsync(market, escrow);

        var id = InboundFunds.IdOf(Rail.UsdcBase, deposit);
        var row = (await market.Service<IFundsStore>().FindAsync(id, CancellationToken.None))!;
        Assert.Equal((FundsState.Unmatched, "addr_strange", null), (row.State, row.CollectionId, row.Escrow));
        Assert.Equal("PAYMENT_UNMATCHED", Assert.Single(await AuditOfAsync(market, row)).Action);
        market.Providers.Coins.Write(deposit, "address_id", way.ProviderId);
        await LookAsync(market, escrow);
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Accepted, Version: 2 }]);
    }

    private static (FundsState State, string? Reason) StateOf(IReadOnlyList<InboundFunds> rows, string provider) =>
        rows.Where(it => it.ProviderId == provider).Select(it => (it.State, it.Reason)).Single();

    private static async Task<(Escrow Escrow, EscrowCollection Way)> OpenAsync(
        Marketplace market, Rail rail, Money money)
    {
        var escrow = await market.OpenAsync(rail, money);
        return (escrow, await market.CollectionOfAsync(escrow));
    }

    private static async Task LookAsync(Marketplace market, Escrow escrow) =>
        await market.Service<LookForMoney>().LookAsync(await market.CollectionOfAsync(escrow), default);

    private static async Task<IReadOnlyList<AuditRecord>> AuditOfAsync(Marketplace market, InboundFunds row)
    {
        var filter = new AuditFilter(null, null, $"{row.Id}", null, null, null);
        return (await market.Service<IAuditStore>().ListAsync(filter, default, 100, CancellationToken.None)).Rows;
    }
}
