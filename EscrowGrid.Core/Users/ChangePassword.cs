using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>Changes the caller's password; all its other sessions end.</summary>
public sealed class ChangePassword(IUserStore users, UserActs acts, PasswordHashing passwords, UserParts parts)
{
    public async Task<Result<User>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (call.Caller.User is not { } caller)
            return Problems.UserRequired;
        if (await users.FindAsync(caller.Id, cancellationToken) is not { User: var user } account)
            return Problems.UserNotFound;
        if (PasswordRules.Explain(command.New, user.Email) is { } rule)
            return Problems.ValidationFailed.With(new List<FieldError> { new("newPassword", rule) });
        var matches = await passwords.MatchesAsync(command.Current, account.PasswordHash, cancellationToken);
        if (!matches.TryGet(out var isRight, out var problem))
            return problem;
        if (!isRight)
            return Problems.InvalidCredentials;
        var hashed = await passwords.HashAsync(command.New, cancellationToken);
        if (!hashed.TryGet(out var hash, out problem))
            return problem;

        var change = new UserChange(user.Changed(parts.Now))
        {
            PasswordHash = hash,
            EndsSessions = SessionEnd.PasswordChanged,
            Keeps = caller.Session,
        };
        var trail = acts.Record(AuditAction.UserPasswordChanged, new UserAct(change, JsonText.EmptyObject), call);
        // Another change came first: perhaps of the password that was checked.
        return await users.ChangeAsync(change, trail, cancellationToken) ? change.After : Problems.ConcurrencyConflict;
    }

    /// <summary>A validated request. A class, so that no generated text form shows the passwords.</summary>
    public sealed class Command
    {
        public required string Current { get; init; }

        public required string New { get; init; }
    }
}
