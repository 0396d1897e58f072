using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Evidence;

/// <summary>How far a file is.</summary>
public enum EvidenceStatus
{
    /// <summary>Announced; whether it was uploaded is not known.</summary>
    [JsonStringEnumMemberName("PENDING")]
    Pending,

    /// <summary>The storage has what was announced.</summary>
    [JsonStringEnumMemberName("VERIFIED")]
    Verified,

    /// <summary>The storage has something else.</summary>
    [JsonStringEnumMemberName("REFUSED")]
    Refused,
}
