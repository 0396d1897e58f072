using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Escrows;

/// <summary>How money comes and goes; it follows from the amount.</summary>
public enum PaymentRail
{
    /// <summary>US dollars, by card.</summary>
    [JsonStringEnumMemberName("STRIPE")]
    Stripe,

    /// <summary>The coin USDC on Base.</summary>
    [JsonStringEnumMemberName("USDC_BASE")]
    UsdcBase,
}
