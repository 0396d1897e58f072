using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Approvals;

/// <summary>Where an approval stands.</summary>
public enum ApprovalState
{
    /// <summary>May be decided.</summary>
    [JsonStringEnumMemberName("PENDING")]
    Pending,

    /// <summary>The transition was made.</summary>
    [JsonStringEnumMemberName("APPROVED")]
    Approved,

    /// <summary>The transition was not made.</summary>
    [JsonStringEnumMemberName("REJECTED")]
    Rejected,

    /// <summary>The position has moved otherwise since.</summary>
    [JsonStringEnumMemberName("SUPERSEDED")]
    Superseded,

    /// <summary>The key that asked was revoked.</summary>
    [JsonStringEnumMemberName("WITHDRAWN")]
    Withdrawn,

    /// <summary>Nobody decided in time.</summary>
    [JsonStringEnumMemberName("EXPIRED")]
    Expired,
}
