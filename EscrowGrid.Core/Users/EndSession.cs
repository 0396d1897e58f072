using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Ends a session of the caller's own, at once on every instance: the one that it calls with, or another one.
/// </summary>
public sealed class EndSession(ISessionStore sessions, SessionActs acts, UserParts parts)
{
    public async Task<Result<Session>> HandleAsync(
        SessionId id, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Caller.User is not { } caller)
            return Problems.UserRequired;
        var (reason, absent) = id == caller.Session
            ? (SessionEnd.SignedOut, Problems.SessionEnded)
            : (SessionEnd.Revoked, Problems.SessionNotFound);
        var own = await sessions.ListAsync(caller.Id, parts.Now, cancellationToken);
        if (own.FirstOrDefault(it => it.Id == id) is not { } session)
            return absent;
        return await acts.EndAsync(caller.Institution, session, reason, call, cancellationToken) is { } ended
            ? ended
            : absent;
    }
}
