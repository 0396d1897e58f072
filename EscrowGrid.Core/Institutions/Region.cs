namespace EscrowGrid.Core.Institutions;

/// <summary>A jurisdiction; on the wire <c>US</c>, <c>EU_UK</c>, <c>SG</c>, <c>UAE</c>.</summary>
public enum Region
{
    Us,
    EuUk,
    Sg,
    Uae,
}
