using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Escrows;

/// <summary>Where the money goes when a deadline passes.</summary>
public enum SilenceOutcome
{
    /// <summary>Back to the buyer.</summary>
    [JsonStringEnumMemberName("REFUND")]
    Refund,

    /// <summary>To the seller.</summary>
    [JsonStringEnumMemberName("RELEASE")]
    Release,
}
