using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>Every fault of a call at the opening, the look for money and the payout of an escrow in coins.</summary>
public sealed class CoinFaultDrills
{
    private static readonly string[] Operations =
        ["custodian.addresses.create", "custodian.deposits.list", "custodian.transfers.create"];

    public static TheoryData<FaultKind> Faults => [.. DrilledFaults.Chosen];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Escrow_StruckByAFault_IsPaidOutOnce(FaultKind fault)
    {
        await using var market = await Marketplace.StartAsync(DrilledFaults.PatienceOf(fault));

        var done = await new FaultDrill(market, Rail.UsdcBase).RunAsync(fault, Operations);

        Assert.Equal(("24875", "125"), ($"{done.Accounts.Released}", $"{done.Accounts.Fees}"));
        Assert.Equal("24875000000", (string)Assert.Single(market.Books("custodian", "transfers"))["amount"]!);
        Assert.Single(market.Books("custodian", "addresses"));
    }
}
