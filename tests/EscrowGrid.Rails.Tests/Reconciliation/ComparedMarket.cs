using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.Rails.Tests.Escrows;
using EscrowGrid.StandIns.Custodian;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Reconciliation;

/// <summary>Escrows that money has come in for, and what comparing their books finds.</summary>
internal static class ComparedMarket
{
    public static Task ReconcileAsync(Marketplace market) =>
        market.Service<ReconcileBooks>().RunAsync(CancellationToken.None);

    public static async Task<IReadOnlyList<ReconciliationBreak>> BreaksAsync(Marketplace market) =>
        (await market.Service<IBreakStore>().ListAsync(new BreakFilter(null), Page.Largest, default)).Rows;

    public static async Task<Escrow> PaidByCardAsync(Marketplace market)
    {
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        market.Providers.Card.Pay((await market.CollectionOfAsync(escrow)).ProviderId!);
        return await market.ReachesAsync(escrow, EscrowState.FundsHeld);
    }

    public static async Task<Escrow> PaidInCoinsAsync(Marketplace market)
    {
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        var address = (await market.CollectionOfAsync(escrow)).DepositAddress!;
        market.Providers.Coins.Pay(new CoinPayment(address, 25_000_000_000));
        return await market.ReachesAsync(escrow, EscrowState.FundsHeld);
    }

    public static async Task<Escrow> ReleasedByCardAsync(Marketplace market) =>
        await ReleasedAsync(market, await PaidByCardAsync(market));

    public static async Task<Escrow> ReleasedAsync(Marketplace market, Escrow escrow)
    {
        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
        return await market.ReachesAsync(escrow, EscrowState.Released);
    }
}
