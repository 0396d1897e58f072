using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Funds;

/// <summary>What has become of money that came in.</summary>
public enum FundsState
{
    [JsonStringEnumMemberName("OBSERVED")]
    Observed,

    [JsonStringEnumMemberName("ACCEPTED")]
    Accepted,

    /// <summary>Staff decide.</summary>
    [JsonStringEnumMemberName("HELD")]
    Held,

    [JsonStringEnumMemberName("RETURNED")]
    Returned,

    /// <summary>It fits no escrow; the operator decides.</summary>
    [JsonStringEnumMemberName("UNMATCHED")]
    Unmatched,

    [JsonStringEnumMemberName("FAILED")]
    Failed,

    /// <summary>The provider has taken it back, or may; nothing of its escrow is paid out.</summary>
    [JsonStringEnumMemberName("REVERSED")]
    Reversed,

    [JsonStringEnumMemberName("DISMISSED")]
    Dismissed,
}
