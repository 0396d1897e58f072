using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Users;

/// <summary>What somebody does to a user.</summary>
/// <param name="Change">What comes of it.</param>
/// <param name="Facts">
/// For the audit trail and the events: no personal data (trap T-46), so ids, roles and states only.
/// </param>
public sealed record UserAct(UserChange Change, JsonText Facts)
{
    /// <summary>Why, as whoever did it says; for the audit trail alone.</summary>
    public string? Reason { get; init; }
}
