using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Users;

/// <summary>What a user may do.</summary>
public enum UserRole
{
    /// <summary>Buys and sells.</summary>
    [JsonStringEnumMemberName("PARTY")]
    Party,

    /// <summary>Works for the institution.</summary>
    [JsonStringEnumMemberName("STAFF")]
    Staff,

    /// <summary>Decides who may trade.</summary>
    [JsonStringEnumMemberName("COMPLIANCE")]
    Compliance,

    /// <summary>May do everything that users may.</summary>
    [JsonStringEnumMemberName("ADMIN")]
    Admin,
}
