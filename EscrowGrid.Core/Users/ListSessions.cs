using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>The live sessions of the caller, the latest first; at most <see cref="Limits.SessionsPerUser"/>.</summary>
public sealed class ListSessions(ISessionStore sessions, UserParts parts)
{
    public async Task<Result<Session[]>> HandleAsync(Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.User is not { } user)
            return Problems.UserRequired;
        return (Session[])[.. await sessions.ListAsync(user.Id, parts.Now, cancellationToken)];
    }
}
