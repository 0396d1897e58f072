using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Evidence;

/// <summary>What a file is to prove.</summary>
public enum EvidencePurpose
{
    /// <summary>That the seller has delivered.</summary>
    [JsonStringEnumMemberName("DELIVERY")]
    Delivery,

    /// <summary>What a side says in a dispute.</summary>
    [JsonStringEnumMemberName("DISPUTE")]
    Dispute,
}
