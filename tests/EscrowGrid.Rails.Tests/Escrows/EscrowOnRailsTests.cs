using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>Escrows by both rails, told of by webhooks: what the providers' books say is what ours say.</summary>
public sealed class EscrowOnRailsTests
{
    [Fact]
    public async Task Escrow_PaidByCardAndAccepted_IsOneTransferOfAllButTheFee()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await PaidByCardAsync(market);

        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
        var done = await market.ReachesAsync(escrow, EscrowState.Released);

        var transfer = Assert.Single(market.Books("stripe", "transfers"));
        Assert.Equal(9_950, (long)transfer["amount"]!);
        Assert.Equal("acct_seller", (string)transfer["destination"]!);
        Assert.Equal(("99.5", "0.5"), ($"{done.Accounts.Released}", $"{done.Accounts.Fees}"));
        Assert.Empty(market.Books("stripe", "refunds"));
        var row = Assert.Single(await market.FundsOfAsync(escrow, all => all.Count > 0));
        Assert.Equal((FundsState.Accepted, Usd("100")), (row.State, row.Money!.Value));
    }

    [Fact]
    public async Task Dispute_SplitOnStripe_IsOneTransferAndOneRefundThatSumUp()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await PaidByCardAsync(market);

        await market.RunAsync(escrow, new EscrowCommand.RaiseDispute("Half is missing", null), Marketplace.Buyer);
        await market.RunAsync(
            escrow,
            new EscrowCommand.ResolveDispute(DisputeOutcome.Split, Usd("40").Amount, "Agreed"),
            Marketplace.Staff);
        var done = await market.ReachesAsync(escrow, EscrowState.Released);

        Assert.Equal(5_970, (long)Assert.Single(market.Books("stripe", "transfers"))["amount"]!);
        Assert.Equal(4_000, (long)Assert.Single(market.Books("stripe", "refunds"))["amount"]!);
        Assert.Equal(100m, done.Accounts.Released.Value + done.Accounts.Refunded.Value + done.Accounts.Fees.Value);
    }

    /// <summary>Neither of the charges covers what the seller gets.</summary>
    [Fact]
    public async Task Escrow_PaidByCardInTwoParts_IsOneTransferOfBoth()
    {
        await using var market = await Marketplace.StartAsync();
        market.Providers.Faults.Add("stripe.pay", FaultKind.ShortPayment, times: 2);
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        var intent = (await market.CollectionOfAsync(escrow)).ProviderId!;
        market.Providers.Card.Pay(intent);
        await market.ReachesAsync(escrow, it => it.Receipts.Count == 1);
        market.Providers.Card.Pay(intent);
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);

        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
        var done = await market.ReachesAsync(escrow, EscrowState.Released);

        var transfer = Assert.Single(market.Books("stripe", "transfers"));
        Assert.Equal((9_950, $"{escrow.Id}"), ((long)transfer["amount"]!, (string)transfer["transfer_group"]!));
        Assert.Equal("99.5", $"{done.Accounts.Released}");
    }

    [Fact]
    public async Task Escrow_PaidInCoinsInTwoParts_GoesBackToEachSender()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"));
        var address = (await market.CollectionOfAsync(escrow)).DepositAddress!;
        var senders = new[] { new string('a', 40), new string('b', 40) }.Select(digits => $"0x{digits}").ToArray();
        market.Providers.Coins.Pay(new CoinPayment(address, 10_000_000_000) { Sender = senders[0] });
        var partly = await market.ReachesAsync(escrow, it => it.Receipts.Count == 1);
        Assert.Equal(EscrowState.AwaitFunds, partly.State);
        market.Providers.Coins.Pay(new CoinPayment(address, 15_000_000_000) { Sender = senders[1] });
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);

        await market.RunAsync(escrow, new EscrowCommand.Refund(null, "Not available"), Marketplace.Staff);
        market.Providers.FinishPayouts();
        var done = await market.ReachesAsync(escrow, EscrowState.Refunded);

        Assert.Equal(
            [(senders[0], "10000000000"), (senders[1], "15000000000")],
            market.Books("custodian", "transfers").Select(it => ((string)it["to"]!, (string)it["amount"]!)).Order());
        Assert.Equal("25000", $"{done.Accounts.Refunded}");
    }

    private static async Task<Escrow> PaidByCardAsync(Marketplace market)
    {
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        market.Providers.Card.Pay((await market.CollectionOfAsync(escrow)).ProviderId!);
        return await market.ReachesAsync(escrow, EscrowState.FundsHeld);
    }
}
