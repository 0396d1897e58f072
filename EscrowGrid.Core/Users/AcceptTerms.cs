using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Accepts the terms of the installation for the caller; after new ones were published it can change nothing before
/// (production-launch.md, property 33).
/// </summary>
public sealed class AcceptTerms(IUserStore users, UserActs acts, NewAccount accounts, UserParts parts)
{
    /// <param name="termsVersion">The terms that the user accepts.</param>
    /// <param name="call">Who accepts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<User>> HandleAsync(
        string termsVersion, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Caller.User is not { } caller)
            return Problems.UserRequired;
        if (parts.Settings.TermsVersion is null || !accounts.HasAccepted(termsVersion))
            return Problems.TermsNotAccepted;
        // Every lost race means that another act was stored, so this ends.
        while (true)
        {
            if (await users.FindAsync(caller.Id, cancellationToken) is not { User: var user })
                return Problems.UserNotFound;
            if (user.TermsVersion == termsVersion)
                return user;
            var now = parts.Now;
            var change = new UserChange(user.Changed(now) with { TermsVersion = termsVersion })
            {
                Consent = accounts.Accept(user, now, call),
            };
            var facts = UserFacts.OfChange("termsVersion", user.TermsVersion ?? "", termsVersion);
            var trail = acts.Record(AuditAction.UserTermsAccepted, new UserAct(change, facts), call);
            if (await users.ChangeAsync(change, trail, cancellationToken))
                return change.After;
        }
    }
}
