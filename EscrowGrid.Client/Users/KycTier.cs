using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Users;

/// <summary>How well a user is known, in ascending order.</summary>
public enum KycTier
{
    /// <summary>May look round.</summary>
    [JsonStringEnumMemberName("TIER_0")]
    Tier0,

    /// <summary>Has linked an account.</summary>
    [JsonStringEnumMemberName("TIER_1")]
    Tier1,

    /// <summary>Was verified by the staff.</summary>
    [JsonStringEnumMemberName("TIER_2")]
    Tier2,
}
