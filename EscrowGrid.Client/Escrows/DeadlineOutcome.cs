using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Escrows;

/// <summary>What happens by itself when a deadline passes.</summary>
public enum DeadlineOutcome
{
    [JsonStringEnumMemberName("CANCEL")]
    Cancel,

    [JsonStringEnumMemberName("REFUND")]
    Refund,

    [JsonStringEnumMemberName("RELEASE")]
    Release,
}
