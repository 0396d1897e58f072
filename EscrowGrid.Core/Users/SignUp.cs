using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Makes somebody a party of an institution's marketplace and opens a session, where anybody may join.
/// </summary>
public sealed class SignUp(
    IUserStore users,
    IInstitutionStore institutions,
    UserActs acts,
    NewAccount accounts,
    UserParts parts)
{
    public async Task<Result<OpenedSession>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (parts.Settings.SignUp is not SignUpMode.Open)
            return Problems.SignUpClosed;
        if (!accounts.HasAccepted(command.TermsVersion))
            return Problems.TermsNotAccepted;
        if (await institutions.FindAsync(command.Institution, cancellationToken) is null)
            return Problems.InstitutionNotFound;
        var hashed = await parts.Passwords.HashAsync(command.Password, cancellationToken);
        if (!hashed.TryGet(out var hash, out var problem))
            return problem;

        var now = parts.Now;
        var user = new User(
            parts.Create<UserId>(), command.Institution, command.Email, command.DisplayName, UserRole.Party, now)
        {
            TermsVersion = parts.Settings.TermsVersion,
        };
        var (opened, session) = accounts.Open(user, now, call);
        var addition = new UserAddition(user)
        {
            PasswordHash = hash,
            Consent = accounts.Accept(user, now, call),
            Session = session,
        };
        var trail = acts.Record(
            AuditAction.UserSignedUp, new UserAct(new UserChange(user), UserFacts.OfNew(user)), call);
        return await users.AddAsync(addition, trail, cancellationToken) ? opened : Problems.EmailTaken;
    }

    /// <summary>A validated request. A class, so that no generated text form shows the password.</summary>
    public sealed class Command
    {
        public required InstitutionId Institution { get; init; }

        public required EmailAddress Email { get; init; }

        public required string Password { get; init; }

        public required string DisplayName { get; init; }

        /// <summary>The terms that the user accepts; null when it accepts none.</summary>
        public string? TermsVersion { get; init; }
    }
}
