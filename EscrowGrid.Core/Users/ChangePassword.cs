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
        // Every lost race means that another act was stored, so this ends.
        while (true)
        {
            if (await users.FindAsync(caller.Id, cancellationToken) is not { } account)
                return Problems.UserNotFound;
            var checkedHash = await HashAsync(command, account, cancellationToken);
            if (!checkedHash.TryGet(out var hash, out var problem))
                return problem;
            var change = new UserChange(account.User.Changed(parts.Now))
            {
                PasswordHash = hash,
                EndsSessions = SessionEnd.PasswordChanged,
                Keeps = caller.Session,
            };
            var act = new UserAct(change, JsonText.EmptyObject);
            var trail = acts.Record(AuditAction.UserPasswordChanged, act, call);
            if (await users.ChangeAsync(change, trail, cancellationToken))
                return change.After;
        }
    }

    /// <summary>The hash of the new password, when the current one is right.</summary>
    private async Task<Result<string>> HashAsync(
        Command command, StoredUser account, CancellationToken cancellationToken)
    {
        if (PasswordRules.Explain(command.New, account.User.Email) is { } rule)
            return Problems.ValidationFailed.With(new List<FieldError> { new("newPassword", rule) });
        var matches = await passwords.MatchesAsync(command.Current, account.PasswordHash, cancellationToken);
        if (!matches.TryGet(out var isRight, out var problem))
            return problem;
        return isRight ? await passwords.HashAsync(command.New, cancellationToken) : Problems.InvalidCredentials;
    }

    /// <summary>A validated request. A class, so that no generated text form shows the passwords.</summary>
    public sealed class Command
    {
        public required string Current { get; init; }

        public required string New { get; init; }
    }
}
