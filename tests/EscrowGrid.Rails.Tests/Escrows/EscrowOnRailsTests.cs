using System.Text.Json.Nodes;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>Escrows by both rails: what the providers' books say is what ours say.</summary>
public sealed class EscrowOnRailsTests
{
    private const string Wallet = "0x00000000000000000000000000000000000c0ffe";

    [Fact]
    public async Task Escrow_PaidByCardAndAccepted_IsOneTransferOfAllButTheFee()
    {
        await using var rails = await StartAsync();
        await using var market = await Marketplace.StartAsync(rails.Stripe);
        var escrow = await PaidByCardAsync(rails, market);

        await market.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), Marketplace.Seller);
        await market.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), Marketplace.Buyer);
        var done = await market.ReachesAsync(escrow, EscrowState.Released);

        var transfer = Assert.Single(List(rails, "stripe", "transfers"));
        Assert.Equal(9_950, (long)transfer["amount"]!);
        Assert.Equal("acct_seller", (string)transfer["destination"]!);
        Assert.Equal(("99.5", "0.5"), ($"{done.Accounts.Released}", $"{done.Accounts.Fees}"));
        Assert.Empty(List(rails, "stripe", "refunds"));
    }

    [Fact]
    public async Task Dispute_SplitOnStripe_IsOneTransferAndOneRefundThatSumUp()
    {
        await using var rails = await StartAsync();
        await using var market = await Marketplace.StartAsync(rails.Stripe);
        var escrow = await PaidByCardAsync(rails, market);

        await market.RunAsync(escrow, new EscrowCommand.RaiseDispute("Half is missing", null), Marketplace.Buyer);
        await market.RunAsync(
            escrow,
            new EscrowCommand.ResolveDispute(DisputeOutcome.Split, Usd("40").Amount, "Agreed"),
            Marketplace.Staff);
        var done = await market.ReachesAsync(escrow, EscrowState.Released);

        Assert.Equal(5_970, (long)Assert.Single(List(rails, "stripe", "transfers"))["amount"]!);
        Assert.Equal(4_000, (long)Assert.Single(List(rails, "stripe", "refunds"))["amount"]!);
        Assert.Equal(100m, done.Accounts.Released.Value + done.Accounts.Refunded.Value + done.Accounts.Fees.Value);
    }

    [Fact]
    public async Task Escrow_PaidInCoinsInTwoParts_GoesBackToEachSender()
    {
        await using var rails = await StartAsync();
        await using var market = await Marketplace.StartAsync(rails.Custodian);
        var escrow = await market.OpenAsync(Rail.UsdcBase, Usdc("25000"), Wallet);
        var collection = await rails.Custodian.OpenCollectionAsync(new(escrow.Id, escrow.Money), default);
        var senders = new[] { new string('a', 40), new string('b', 40) }.Select(digits => $"0x{digits}").ToArray();
        rails.Server.Coins.Pay(new CoinPayment(collection.DepositAddress!, 10_000_000_000) { Sender = senders[0] });
        await market.CollectAsync(escrow, rails.Custodian, collection);
        Assert.Equal(EscrowState.AwaitFunds, (await market.Store.FindAsync(escrow.Id, default))!.State);
        rails.Server.Coins.Pay(new CoinPayment(collection.DepositAddress!, 15_000_000_000) { Sender = senders[1] });
        await market.CollectAsync(escrow, rails.Custodian, collection);

        await market.RunAsync(escrow, new EscrowCommand.Refund(null, "Not available"), Marketplace.Staff);
        var done = await market.ReachesAsync(escrow, EscrowState.Refunded);

        Assert.Equal(
            [(senders[0], "10000000000"), (senders[1], "15000000000")],
            List(rails, "custodian", "transfers").Select(it => ((string)it["to"]!, (string)it["amount"]!)).Order());
        Assert.Equal("25000", $"{done.Accounts.Refunded}");
    }

    private static async Task<Escrow> PaidByCardAsync(RailsUnderTest rails, Marketplace market)
    {
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"), "acct_seller");
        var collection = await rails.Stripe.OpenCollectionAsync(new(escrow.Id, escrow.Money), default);
        rails.Server.Card.Pay(collection.ProviderId);
        await market.CollectAsync(escrow, rails.Stripe, collection);
        return await market.ReachesAsync(escrow, EscrowState.FundsHeld);
    }

    private static IEnumerable<JsonNode> List(RailsUnderTest rails, string provider, string name) =>
        rails.Server.Dump()[provider]![name]!.AsArray().Select(it => it!);
}
