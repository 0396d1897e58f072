using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Escrows;

/// <summary>How a dispute ends.</summary>
public enum DisputeResolution
{
    /// <summary>To the seller.</summary>
    [JsonStringEnumMemberName("RELEASE")]
    Release,

    /// <summary>Back to the buyer.</summary>
    [JsonStringEnumMemberName("REFUND")]
    Refund,

    /// <summary>Each side gets a part.</summary>
    [JsonStringEnumMemberName("SPLIT")]
    Split,
}
