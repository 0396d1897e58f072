using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Institutions;

/// <summary>What an institution finances.</summary>
public enum Vertical
{
    [JsonStringEnumMemberName("CONSTRUCTION")]
    Construction,

    [JsonStringEnumMemberName("TRADE_FINANCE")]
    TradeFinance,
}
