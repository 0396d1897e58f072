using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Stops a user, which ends its sessions at once on every instance, or lets it go on. What was disabled only an admin
/// opens again; who was invited becomes active by accepting, not by this.
/// </summary>
public sealed class PutUserState(UserActs acts)
{
    public Task<Result<User>> HandleAsync(Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        return acts.RunAsync(
            (AuditAction.UserStateChanged, UserRight.ChangeState), command.User, Decide, call, cancellationToken);

        Result<UserAct> Decide(User user, DateTimeOffset now)
        {
            if (command.State is UserState.Invited
                || (user.State is UserState.Invited && command.State is not UserState.Disabled))
            {
                return Problems.UserStateForbids.With("A user is invited by an invitation, and joins by accepting it");
            }

            if (user.State is UserState.Disabled && call.Caller.User is { Role: not UserRole.Admin })
                return Problems.UserManagementForbidden.With("Only an admin opens a disabled account again");
            var isStopped = command.State is not UserState.Active;
            var change = new UserChange(user.Changed(now) with { State = command.State })
            {
                EndsSessions = isStopped ? SessionEnd.UserStopped : null,
            };
            var facts = UserFacts.OfChange(
                "state", WireName<UserState>.Of(user.State), WireName<UserState>.Of(command.State));
            return new UserAct(change, facts) { Reason = command.Reason };
        }
    }

    /// <summary>A validated request.</summary>
    public sealed record Command(UserId User, UserState State, string Reason);
}
