using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Templates;

namespace EscrowGrid.Core.Tests.Identifiers;

public sealed class WireNameTests
{
    [Fact]
    public void Names_OfTheEnums_AreTheContracts()
    {
        Assert.Equal(["US", "EU_UK", "SG", "UAE"], WireName<Region>.All);
        Assert.Equal(["CONSTRUCTION", "TRADE_FINANCE"], WireName<Vertical>.All);
        Assert.Equal(["CONSTR_ESCROW", "CONSTR_RETAINAGE", "TF_INVOICE", "TF_LC"], WireName<TemplateCode>.All);
        Assert.Equal(
            ["CREATED", "FUNDED", "PARTIALLY_RELEASED", "RELEASED", "CANCELLED", "EXPIRED"],
            WireName<PositionState>.All);
        Assert.Equal(["POSITION_CREATED", "POSITION_STATE_CHANGED"], WireName<LedgerEventKind>.All);
    }

    [Theory]
    [InlineData("us")]
    [InlineData("Us")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData(null)]
    public void Name_OfAnotherForm_IsNotRead(string? name) => Assert.False(WireName<Region>.TryParse(name, out _));
}
