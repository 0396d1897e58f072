using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Escrows.Drills;

/// <summary>Money comes in otherwise than was asked for.</summary>
public sealed class PaymentDrillTests
{
    public static TheoryData<int, FaultKind, Rail> Faults =>
        FaultDrills.Of(it => FaultDrills.GroupOf(it) is FaultGroup.Payment);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Escrow_StruckByAFault_EndsOnceOrIsSomebodys(int number, FaultKind fault, Rail rail)
    {
        Assert.Equal(fault, DrilledFault.Table[number - 1].Kind);
        return FaultDrills.RunAsync(number, rail);
    }
}
