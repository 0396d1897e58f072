namespace EscrowGrid.Core.Users;

/// <summary>Whether a user may sign in.</summary>
public enum UserState
{
    /// <summary>Asked to join by the institution, and has not chosen a password yet.</summary>
    Invited,

    Active,

    /// <summary>Held by the staff while something is looked into; the staff can undo it.</summary>
    Locked,

    /// <summary>Closed; only an admin can undo it.</summary>
    Disabled,
}
