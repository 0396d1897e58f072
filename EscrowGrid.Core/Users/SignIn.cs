using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Opens a session by e-mail and password. An account that is not there is as much work as one that is, and is refused
/// in the same words; only who knows the password hears that the account was stopped.
/// </summary>
public sealed class SignIn(
    IUserStore users,
    ISessionStore sessions,
    NewAccount accounts,
    TrailRecorder trails,
    UserParts parts)
{
    public async Task<Result<OpenedSession>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        var account = await users.FindByEmailAsync(command.Institution, command.Email, cancellationToken);
        var matches = await parts.Passwords.MatchesAsync(command.Password, account?.PasswordHash, cancellationToken);
        if (!matches.TryGet(out var isRight, out var problem))
            return problem;
        if (!isRight || account is not { PasswordHash: { } hash, User: var user })
            return Problems.InvalidCredentials;
        if (user.State is not UserState.Active)
            return Problems.UserStopped.With($"The account is {WireName<UserState>.Of(user.State)}");

        string? newHash = null;
        if (parts.Passwords.IsOutdated(hash))
        {
            var hashed = await parts.Passwords.HashAsync(command.Password, cancellationToken);
            if (!hashed.TryGet(out newHash, out problem))
                return problem;
        }

        var (opened, session) = accounts.Open(user, parts.Now, call);
        var act = new AuditedAct(
            AuditAction.UserSignedIn,
            opened.Session.Id.ToString(),
            opened.Session.CreatedAt,
            UserFacts.OfSession(opened.Session))
        {
            Institution = user.Institution,
        };
        var trail = trails.Record(act, call, opened.Session);
        return await sessions.OpenAsync(account, session, newHash, trail, cancellationToken)
            ? opened
            : Problems.InvalidCredentials;
    }

    /// <summary>A validated request. A class, so that no generated text form shows the password.</summary>
    public sealed class Command
    {
        public required InstitutionId Institution { get; init; }

        public required EmailAddress Email { get; init; }

        public required string Password { get; init; }
    }
}
