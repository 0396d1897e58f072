namespace EscrowGrid.Core.Institutions;

/// <summary>A line of business; on the wire <c>CONSTRUCTION</c>, <c>TRADE_FINANCE</c>.</summary>
public enum Vertical
{
    Construction,
    TradeFinance,
}
