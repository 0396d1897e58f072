using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Faults;

public sealed class FaultCatalogueTests
{
    [Fact]
    public void Catalogue_OfFaults_DescribesFortyEachOnce()
    {
        Assert.Equal(40, FaultCatalogue.All.Count);
        Assert.Equal(Enum.GetValues<FaultKind>(), FaultCatalogue.All.Select(fault => fault.Kind));
        Assert.Equal(40, FaultCatalogue.All.Select(fault => fault.Text).Distinct(StringComparer.Ordinal).Count());
    }
}
