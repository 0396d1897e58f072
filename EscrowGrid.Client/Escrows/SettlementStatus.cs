using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Escrows;

/// <summary>How far a payment out is.</summary>
public enum SettlementStatus
{
    /// <summary>Set aside; the provider may not know of it yet.</summary>
    [JsonStringEnumMemberName("RESERVED")]
    Reserved,

    /// <summary>The provider has it.</summary>
    [JsonStringEnumMemberName("SUBMITTED")]
    Submitted,

    /// <summary>The money has moved; final.</summary>
    [JsonStringEnumMemberName("CONFIRMED")]
    Confirmed,

    /// <summary>It has not moved and will not; final.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,
}
