using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Users;

/// <summary>Whether a user may sign in.</summary>
public enum UserState
{
    /// <summary>Has not chosen a password yet.</summary>
    [JsonStringEnumMemberName("INVITED")]
    Invited,

    /// <summary>May sign in.</summary>
    [JsonStringEnumMemberName("ACTIVE")]
    Active,

    /// <summary>Held by the staff.</summary>
    [JsonStringEnumMemberName("LOCKED")]
    Locked,

    /// <summary>Closed.</summary>
    [JsonStringEnumMemberName("DISABLED")]
    Disabled,
}
