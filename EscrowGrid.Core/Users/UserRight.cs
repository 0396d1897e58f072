namespace EscrowGrid.Core.Users;

/// <summary>What somebody may do to a user, beside what users do for themselves.</summary>
public enum UserRight
{
    See,
    Invite,
    ChangeRole,
    ChangeKyc,
    ChangeState,
    ChangePayout,
}
