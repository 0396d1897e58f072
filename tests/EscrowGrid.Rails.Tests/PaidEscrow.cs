using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;

namespace EscrowGrid.Rails.Tests;

/// <summary>An escrow whose money has come in, and what can be paid out of it.</summary>
/// <param name="Rail">By which.</param>
/// <param name="Escrow">Whose.</param>
/// <param name="Collection">The way it came.</param>
/// <param name="Source">The money that came.</param>
/// <param name="Money">How much.</param>
internal sealed record PaidEscrow(
    IPaymentRail Rail, EscrowId Escrow, Collection Collection, string Source, Money Money)
{
    private const string Seller = "acct_seller";
    private const string SellerWallet = "0x00000000000000000000000000000000000c0ffe";

    public static async Task<PaidEscrow> ByCardAsync(RailsUnderTest rails, string amount = "100.00")
    {
        var money = RailsUnderTest.Usd(amount);
        var (escrow, collection) = await OpenAsync(rails.Stripe, money);
        rails.Server.Card.Pay(collection.ProviderId);
        return await PaidAsync(rails.Stripe, escrow, collection, money);
    }

    public static async Task<PaidEscrow> ByCoinsAsync(RailsUnderTest rails, string amount = "100.00")
    {
        var money = RailsUnderTest.Usdc(amount);
        var (escrow, collection) = await OpenAsync(rails.Custodian, money);
        Assert.True(MinorUnits.TryOf(money, out var units));
        rails.Server.Coins.Pay(new CoinPayment(collection.DepositAddress!, units));
        return await PaidAsync(rails.Custodian, escrow, collection, money);
    }

    public PayoutRequest Transfer(Money? money = null) => new(
        RailsUnderTest.NewSettlement(), Escrow, PayoutKind.Transfer, money ?? Money, Source,
        Rail.Rail is Core.Payments.Rail.Stripe ? Seller : SellerWallet);

    public PayoutRequest Refund(Money? money = null) => new(
        RailsUnderTest.NewSettlement(), Escrow, PayoutKind.Refund, money ?? Money, Source, Destination: null);

    private static async Task<(EscrowId Escrow, Collection Collection)> OpenAsync(IPaymentRail rail, Money money)
    {
        var escrow = RailsUnderTest.NewEscrow();
        return (escrow, await rail.OpenCollectionAsync(new CollectionRequest(escrow, money), default));
    }

    private static async Task<PaidEscrow> PaidAsync(
        IPaymentRail rail, EscrowId escrow, Collection collection, Money money)
    {
        var payment = Assert.Single((await rail.FindPaymentsAsync(collection, default)).Payments);
        Assert.Equal((money, InboundState.Confirmed), (payment.Money, payment.State));
        return new PaidEscrow(rail, escrow, collection, payment.ProviderId, money);
    }
}
