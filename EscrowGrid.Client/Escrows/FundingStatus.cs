using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Escrows;

/// <summary>How far the money of an escrow has come in.</summary>
public enum FundingStatus
{
    /// <summary>Nothing has.</summary>
    [JsonStringEnumMemberName("AWAITED")]
    Awaited,

    /// <summary>Some has, and the rest is awaited.</summary>
    [JsonStringEnumMemberName("PARTIAL")]
    Partial,

    /// <summary>All has.</summary>
    [JsonStringEnumMemberName("COMPLETE")]
    Complete,

    /// <summary>It is cancelled: nothing is awaited any more, and what comes goes back.</summary>
    [JsonStringEnumMemberName("CLOSED")]
    Closed,
}
