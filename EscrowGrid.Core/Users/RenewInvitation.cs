using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Lets a user choose a password, again if it has one: for an invitation that was lost, and for a password that was.
/// The old password goes on working until then.
/// </summary>
public sealed class RenewInvitation(UserActs acts)
{
    public async Task<Result<InvitedUser>> HandleAsync(
        UserId id, CallContext call, CancellationToken cancellationToken)
    {
        var token = UserToken.Invitation.Create();
        var endsAt = default(DateTimeOffset);
        var renewed = await acts.RunAsync(
            (AuditAction.UserInvitationRenewed, UserRight.Invite), id, Decide, call, cancellationToken);
        return renewed.TryGet(out var user, out var problem) ? new InvitedUser(user, token, endsAt) : problem;

        Result<UserAct> Decide(User user, DateTimeOffset now)
        {
            if (user.State is not (UserState.Invited or UserState.Active))
                return Problems.UserStateForbids.With($"The account is {WireName<UserState>.Of(user.State)}");
            endsAt = now + Limits.InvitationLifetime;
            var change = new UserChange(user.Changed(now))
            {
                Invitation = new Invitation(UserToken.Hash(token), endsAt),
            };
            return new UserAct(change, UserFacts.OfNew(user));
        }
    }
}
