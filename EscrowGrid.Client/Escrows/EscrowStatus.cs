using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Escrows;

/// <summary>Where an escrow stands. The last three are final.</summary>
public enum EscrowStatus
{
    /// <summary>Agreed, and not paid in full yet.</summary>
    [JsonStringEnumMemberName("AWAIT_FUNDS")]
    AwaitFunds,

    /// <summary>The money is there.</summary>
    [JsonStringEnumMemberName("FUNDS_HELD")]
    FundsHeld,

    /// <summary>The seller says so; the buyer may accept or object.</summary>
    [JsonStringEnumMemberName("DELIVERED")]
    Delivered,

    /// <summary>Nothing moves by itself.</summary>
    [JsonStringEnumMemberName("DISPUTED")]
    Disputed,

    /// <summary>The seller has been paid, in full or in part.</summary>
    [JsonStringEnumMemberName("RELEASED")]
    Released,

    /// <summary>The buyer has all of it back.</summary>
    [JsonStringEnumMemberName("REFUNDED")]
    Refunded,

    /// <summary>Nothing was paid for it.</summary>
    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled,
}
