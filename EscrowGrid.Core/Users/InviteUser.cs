using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Makes a user who has yet to choose a password. Nobody chooses it for somebody else: the token of the invitation,
/// which is shown this once, is handed to the user by other means.
/// </summary>
public sealed class InviteUser(IUserStore users, IInstitutionStore institutions, UserActs acts, UserParts parts)
{
    public async Task<Result<InvitedUser>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        var now = parts.Now;
        var user = new User(
            parts.Create<UserId>(), command.Institution, command.Email, command.DisplayName, command.Role, now)
        {
            State = UserState.Invited,
        };
        if (UserAuthority.Refuse(call.Caller, UserRight.Invite, user) is { } refusal)
            return refusal;
        if (await institutions.FindAsync(command.Institution, cancellationToken) is null)
            return Problems.InstitutionNotFound;

        var token = UserToken.Invitation.Create();
        var invitation = new Invitation(UserToken.Hash(token), now + Limits.InvitationLifetime);
        var act = new UserAct(new UserChange(user), UserFacts.OfNew(user));
        var trail = acts.Record(AuditAction.UserInvited, act, call);
        return await users.AddAsync(new UserAddition(user) { Invitation = invitation }, trail, cancellationToken)
            ? new InvitedUser(user, token, invitation.EndsAt)
            : Problems.EmailTaken;
    }

    /// <summary>A validated request.</summary>
    public sealed record Command(InstitutionId Institution, EmailAddress Email, string DisplayName, UserRole Role);
}
