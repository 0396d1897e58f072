using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>Every fault of a call at the opening, the look for money and the payout of an escrow by card.</summary>
public sealed class CardFaultDrills
{
    private static readonly string[] Operations =
        ["stripe.payment_intents.create", "stripe.charges.list", "stripe.transfers.create"];

    public static TheoryData<FaultKind> Faults => [.. DrilledFaults.Chosen];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Escrow_StruckByAFault_IsPaidOutOnce(FaultKind fault)
    {
        await using var market = await Marketplace.StartAsync(DrilledFaults.PatienceOf(fault));

        var done = await new FaultDrill(market, Rail.Stripe).RunAsync(fault, Operations);

        Assert.Equal(("99.5", "0.5"), ($"{done.Accounts.Released}", $"{done.Accounts.Fees}"));
        Assert.Equal(9_950, (long)Assert.Single(market.Books("stripe", "transfers"))["amount"]!);
        Assert.Single(market.Books("stripe", "payment_intents"));
        Assert.Empty(market.Books("stripe", "refunds"));
    }
}
