using System.Text.Json.Serialization;

namespace EscrowGrid.Client.LedgerAccounts;

/// <summary>The accounts that money moves between.</summary>
public enum LedgerAccount
{
    /// <summary>The rest of the world; the only one that may be below zero.</summary>
    [JsonStringEnumMemberName("OUTSIDE")]
    Outside,

    /// <summary>Paid in and not left yet.</summary>
    [JsonStringEnumMemberName("HELD")]
    Held,

    /// <summary>Gone to whom it was held for.</summary>
    [JsonStringEnumMemberName("RELEASED")]
    Released,

    /// <summary>Gone back to who paid it in.</summary>
    [JsonStringEnumMemberName("REFUNDED")]
    Refunded,

    /// <summary>Came in and is not what was agreed: a part of it, or too much. Of escrows only.</summary>
    [JsonStringEnumMemberName("UNAPPLIED")]
    Unapplied,

    /// <summary>Decided about and on its way out. Of escrows only.</summary>
    [JsonStringEnumMemberName("RESERVED")]
    Reserved,

    /// <summary>What the marketplace keeps for its service. Of escrows only.</summary>
    [JsonStringEnumMemberName("FEES")]
    Fees,
}
