using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Lets an invited user choose a password and opens a session. Of a user who had one already, because the staff let it
/// choose anew, all earlier sessions end.
/// </summary>
public sealed class AcceptInvitation(
    IUserStore users, UserActs acts, NewAccount accounts, PasswordHashing passwords, UserParts parts)
{
    public async Task<Result<OpenedSession>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (parts.Settings.SignUp is SignUpMode.Off)
            return Problems.SignUpClosed;
        if (!accounts.HasAccepted(command.TermsVersion))
            return Problems.TermsNotAccepted;
        var found = await FindAsync(command.Token, cancellationToken);
        if (found is not { State: UserState.Invited or UserState.Active } user)
            return Problems.InvitationInvalid;
        if (PasswordRules.Explain(command.Password, user.Email) is { } rule)
            return Problems.ValidationFailed.With(new List<FieldError> { new("password", rule) });
        var hashed = await passwords.HashAsync(command.Password, cancellationToken);
        if (!hashed.TryGet(out var hash, out var problem))
            return problem;

        var now = parts.Now;
        var after = user.Changed(now) with { State = UserState.Active, TermsVersion = parts.Settings.TermsVersion };
        var (opened, session) = accounts.Open(after, now, call);
        var change = new UserChange(after)
        {
            PasswordHash = hash,
            Consent = accounts.Accept(after, now, call),
            EndsSessions = SessionEnd.PasswordChanged,
            Opens = session,
        };
        var action = user.State is UserState.Invited ? AuditAction.UserJoined : AuditAction.UserPasswordChanged;
        var trail = acts.Record(action, new UserAct(change, UserFacts.OfNew(after)), call);
        // Whoever changed the user meanwhile may have used, renewed or stopped just this.
        return await users.ChangeAsync(change, trail, cancellationToken) ? opened : Problems.InvitationInvalid;
    }

    private async Task<User?> FindAsync(string token, CancellationToken cancellationToken) =>
        UserToken.Invitation.HasForm(token)
        && await users.FindByInvitationAsync(UserToken.Hash(token), parts.Now, cancellationToken) is { } stored
            ? stored.User
            : null;

    /// <summary>A validated request. A class, so that no generated text form shows its secrets.</summary>
    public sealed class Command
    {
        public required string Token { get; init; }

        public required string Password { get; init; }

        /// <summary>The terms that the user accepts; null when it accepts none.</summary>
        public string? TermsVersion { get; init; }
    }
}
