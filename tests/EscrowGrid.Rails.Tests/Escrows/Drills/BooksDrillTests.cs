using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Escrows.Drills;

/// <summary>The provider refuses, forgets, or takes its time.</summary>
public sealed class BooksDrillTests
{
    public static TheoryData<int, FaultKind, Rail> Faults =>
        FaultDrills.Of(it => FaultDrills.GroupOf(it) is FaultGroup.Books);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Escrow_StruckByAFault_EndsOnceOrIsSomebodys(int number, FaultKind fault, Rail rail)
    {
        Assert.Equal(fault, DrilledFault.Table[number - 1].Kind);
        return FaultDrills.RunAsync(number, rail);
    }
}
