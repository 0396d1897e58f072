using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Escrows.Drills;

/// <summary>Webhooks come otherwise than they should.</summary>
public sealed class NoticeDrillTests
{
    public static TheoryData<int, FaultKind, Rail> Faults =>
        FaultDrills.Of(it => FaultDrills.GroupOf(it) is FaultGroup.Notice);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Escrow_StruckByAFault_EndsOnceOrIsSomebodys(int number, FaultKind fault, Rail rail)
    {
        Assert.Equal(fault, DrilledFault.Table[number - 1].Kind);
        return FaultDrills.RunAsync(number, rail);
    }
}
