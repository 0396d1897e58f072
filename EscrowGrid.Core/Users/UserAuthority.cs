using System.Collections.Frozen;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Who may do what to whom (trap T-43). Root and admin keys of the institution may do everything; a user what the table
/// gives its role: to parties, or to anybody. Nobody changes the own role, verification or state.
/// </summary>
public static class UserAuthority
{
    private static readonly FrozenDictionary<(UserRole Role, UserRight Right), bool> ReachesStaff =
        new Dictionary<(UserRole Role, UserRight Right), bool>
        {
            [(UserRole.Staff, UserRight.See)] = true,
            [(UserRole.Staff, UserRight.Invite)] = false,
            [(UserRole.Staff, UserRight.ChangeState)] = false,
            [(UserRole.Staff, UserRight.ChangePayout)] = false,
            [(UserRole.Compliance, UserRight.See)] = true,
            [(UserRole.Compliance, UserRight.ChangeKyc)] = false,
            [(UserRole.Compliance, UserRight.ChangeState)] = false,
            [(UserRole.Admin, UserRight.See)] = true,
            [(UserRole.Admin, UserRight.Invite)] = true,
            [(UserRole.Admin, UserRight.ChangeRole)] = true,
            [(UserRole.Admin, UserRight.ChangeKyc)] = true,
            [(UserRole.Admin, UserRight.ChangeState)] = true,
            [(UserRole.Admin, UserRight.ChangePayout)] = true,
        }.ToFrozenDictionary();

    /// <summary>Why the caller may not, or null.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="right">For what.</param>
    /// <param name="target">Whom it is done to; of a new user, as it will be.</param>
    public static Problem? Refuse(Caller caller, UserRight right, User target)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(target);
        if (!caller.Reaches(target.Institution))
            return new Problem(Problems.UserNotFound);
        if (caller.User is not { } user)
            return right is UserRight.See || caller.MayWrite ? null : new Problem(Problems.WriteForbidden);
        if (user.Id == target.Id)
        {
            return right is UserRight.See or UserRight.ChangePayout
                ? null
                : Problems.UserManagementForbidden.With("Nobody does this to the own account");
        }

        if (!ReachesStaff.TryGetValue((user.Role, right), out var isForAll))
            return user.IsStaff ? new Problem(Problems.UserManagementForbidden) : new Problem(Problems.UserNotFound);
        return isForAll || target.Role is UserRole.Party
            ? null
            : Problems.UserManagementForbidden.With("Only an admin does this to the staff");
    }
}
