using EscrowGrid.Core;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.StandIns.Custodian;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>
/// A deposit that the custodian lists no more, or lists so that nobody can read it: it blocks nothing for ever, hides
/// nothing, and is neither lost nor doubled (escrow-services.md, T-22).
/// </summary>
public sealed class VanishedDepositTests
{
    private const long Price = 25_000_000_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = Limits.MissingFundsPatience + Minute;

    [Fact]
    public async Task Deposit_MissingFromOneAnswer_IsStillAwaited()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, deposit) = await SeenAsync(market);

        market.Providers.Coins.Drop(deposit);
        await market.PassAsync(2 * Minute);
        await market.FundsOfAsync(escrow, all => all is [{ Reason: FundsReason.NotListed }]);
        // Half of the patience, and a look that finds it missing again.
        await market.PassAsync(Patience / 2);
        await LookAsync(market, escrow);
        Assert.Equal(
            FundsState.Observed, Assert.Single(await market.FundsOfAsync(escrow, all => all.Count > 0)).State);
        market.Providers.Coins.BringBack(deposit);
        market.Providers.Coins.Mine(100);
        // Not by the poll: a look of before may still be under way, and then none is due.
        await LookAsync(market, escrow);

        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Accepted, Reason: null }]);
    }

    [Fact]
    public async Task Deposit_MissingAtFirstAfterALongSilence_GetsItsTimeAllTheSame()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, deposit) = await SeenAsync(market);
        market.Providers.Coins.Drop(deposit);

        market.Time.Advance(10 * Patience);
        await LookAsync(market, escrow);
        await LookAsync(market, escrow);

        await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Observed, Reason: FundsReason.NotListed }]);
    }

    [Fact]
    public async Task Cancel_OfAnEscrowWhoseDepositVanished_IsDecidedWhenItHasNotComeBack()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, deposit) = await SeenAsync(market);
        var cancel = await market.SubmitAsync(escrow, new EscrowCommand.Cancel(null), Marketplace.Buyer);
        market.Providers.Coins.Drop(deposit);
        await market.PassAsync(2 * Minute);
        await market.FundsOfAsync(escrow, all => all is [{ Reason: FundsReason.NotListed }]);
        Assert.Equal(CommandState.Pending, (await market.Store.FindCommandAsync(cancel.Id, default))!.State);

        await market.PassAsync(Patience);

        Assert.Equal(CommandState.Completed, (await market.DecidedAsync(cancel)).State);
        await market.ReachesAsync(escrow, EscrowState.Cancelled);
        await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Failed, Reason: FundsReason.NotListed }]);
    }

    [Fact]
    public async Task Deposit_ThatComesBackAfterTheCancellation_GoesBackToItsSenderOnce()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, deposit) = await SeenAsync(market);
        market.Providers.Coins.Drop(deposit);
        await market.PassAsync(2 * Minute);
        await market.FundsOfAsync(escrow, all => all is [{ Reason: FundsReason.NotListed }]);
        await market.PassAsync(Patience);
        await LookAsync(market, escrow);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Failed }]);
        await market.RunAsync(escrow, new EscrowCommand.Cancel(null), Marketplace.Buyer);

        market.Providers.Coins.BringBack(deposit);
        market.Providers.Coins.Mine(100);
        await LookAsync(market, escrow);
        await market.ReachesAsync(escrow, it => it.Receipts.Count == 1);
        await LookAsync(market, escrow);

        var done = await market.ReachesAsync(escrow, it => it.Settlements.Count > 0);
        Assert.Equal(EscrowState.Cancelled, done.State);
        Assert.Equal(SettlementKind.Return, Assert.Single(done.Settlements).Kind);
        Assert.Single(done.Receipts);
        await Polling.UntilAsync(() => market.Books("custodian", "transfers") is { Count: 1 } one ? one : null);
    }

    [Fact]
    public async Task Deposit_ThatCountedAndVanished_StopsThePayoutUntilItIsThereAgain()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, deposit) = await PaidAsync(market);
        market.Providers.Coins.Drop(deposit);
        await LookAsync(market, escrow);
        var frozen = Assert.Single(await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Reversed, Reason: FundsReason.NotListed }]));
        Assert.True(frozen.IsParked);

        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
        await market.PassAsync(6 * Minute);
        Assert.Empty(market.Books("custodian", "transfers"));
        market.Providers.Coins.BringBack(deposit);
        await LookAsync(market, escrow);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Accepted, Reason: null }]);
        await market.PassAsync(6 * Minute);

        await Polling.UntilAsync(() => market.Books("custodian", "transfers") is { Count: 1 } one ? one : null);
        Assert.Single((await market.ReachesAsync(escrow, _ => true)).Receipts);
    }

    [Fact]
    public async Task Deposit_ThatCountedAndVanished_IsFrozenByTheComparisonOfBooks()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, deposit) = await PaidAsync(market);
        market.Providers.Coins.Drop(deposit);

        await market.Service<ReconcileBooks>().RunFullAsync(default);

        await market.FundsOfAsync(
            escrow, all => all is [{ State: FundsState.Reversed, Reason: FundsReason.NotListed }]);
    }

    [Fact]
    public async Task Deposit_ThatNobodyCanRead_HidesNoOtherAndWaitsForStaff()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, unreadable) = await SeenAsync(market, units: 1);
        market.Providers.Coins.Write(unreadable, "0x12");

        await PayAsync(market, escrow, confirmations: 100);

        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        var rows = await market.FundsOfAsync(escrow, all => all.Count == 2);
        Assert.Equal((FundsState.Held, FundsReason.Unreadable), (rows[0].State, rows[0].Reason));
        Assert.Null(rows[0].Money);
        Assert.Equal(FundsState.Accepted, rows[1].State);
    }

    [Fact]
    public async Task Deposit_ThatCanBeReadAgain_CountsByItself()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, deposit) = await SeenAsync(market);
        market.Providers.Coins.Write(deposit, "a lot");
        await LookAsync(market, escrow);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Held }]);
        var cancel = await market.SubmitAsync(escrow, new EscrowCommand.Cancel(null), Marketplace.Buyer);
        await market.PassAsync(2 * Minute);
        // What nobody can read may be its price: nothing is cancelled over it.
        Assert.Equal(CommandState.Pending, (await market.Store.FindCommandAsync(cancel.Id, default))!.State);

        market.Providers.Coins.Write(deposit, $"{Price}");
        market.Providers.Coins.Mine(100);
        await market.PassAsync(Limits.CollectionLookMaximum + Minute);

        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        Assert.Equal(CommandState.Rejected, (await market.DecidedAsync(cancel)).State);
    }

    [Fact]
    public async Task Deposit_ThatCounts_IsNotTouchedByAnAnswerThatNobodyCanRead()
    {
        await using var market = await Marketplace.StartAsync();
        var (escrow, deposit) = await PaidAsync(market);
        market.Providers.Coins.Write(deposit, "a lot");

        await LookAsync(market, escrow);

        var row = Assert.Single(await market.FundsOfAsync(escrow, all => all.Count > 0));
        Assert.Equal((FundsState.Accepted, Usdc("25000")), (row.State, row.Money));
    }

    private static async Task<(Escrow Escrow, string Deposit)> SeenAsync(Marketplace market, long units = Price)
    {
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        var deposit = await PayAsync(market, escrow, confirmations: 12, units);
        await market.FundsOfAsync(escrow, all => all is [{ State: FundsState.Observed }]);
        return (escrow, deposit);
    }

    private static async Task<(Escrow Escrow, string Deposit)> PaidAsync(Marketplace market)
    {
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        var deposit = await PayAsync(market, escrow, confirmations: 100);
        return (await market.ReachesAsync(escrow, EscrowState.FundsHeld), deposit);
    }

    private static async Task<string> PayAsync(
        Marketplace market, Escrow escrow, int confirmations, long units = Price) =>
        market.Providers.Coins.Pay(new CoinPayment((await market.CollectionOfAsync(escrow)).DepositAddress!, units)
        {
            Confirmations = confirmations,
        });

    private static async Task LookAsync(Marketplace market, Escrow escrow) =>
        await market.Service<LookForMoney>().LookAsync(await market.CollectionOfAsync(escrow), default);
}
