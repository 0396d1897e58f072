using System.Text.Json.Serialization;

namespace EscrowGrid.Client.AssetTemplates;

/// <summary>What kind of instrument a template describes.</summary>
public enum TemplateCode
{
    [JsonStringEnumMemberName("CONSTR_ESCROW")]
    ConstructionEscrow,

    [JsonStringEnumMemberName("CONSTR_RETAINAGE")]
    ConstructionRetainage,

    [JsonStringEnumMemberName("TF_INVOICE")]
    TradeFinanceInvoice,

    [JsonStringEnumMemberName("TF_LC")]
    TradeFinanceLetterOfCredit,
}
