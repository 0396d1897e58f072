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
}
