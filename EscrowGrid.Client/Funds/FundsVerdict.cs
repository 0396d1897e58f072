using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Funds;

/// <summary>What is decided about money that waits for somebody.</summary>
public enum FundsVerdict
{
    /// <summary>It counts for its escrow.</summary>
    [JsonStringEnumMemberName("ACCEPT")]
    Accept,

    /// <summary>It goes back the way it came.</summary>
    [JsonStringEnumMemberName("RETURN")]
    Return,

    /// <summary>It is for the escrow that is named.</summary>
    [JsonStringEnumMemberName("ATTRIBUTE")]
    Attribute,

    /// <summary>It is dealt with elsewhere.</summary>
    [JsonStringEnumMemberName("DISMISS")]
    Dismiss,
}
