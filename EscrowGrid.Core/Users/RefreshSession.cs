using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Continues a session by its refresh token, which is used up: the answer holds the next one. A token that comes again
/// was copied by somebody, and nobody knows by whom, so the whole session ends (RFC 9700, 4.14.2). Of several requests
/// at the same moment one is served; the others found the token unused too, so they are refused and nothing ends.
/// </summary>
public sealed class RefreshSession(ISessionStore sessions, SessionActs acts, UserParts parts)
{
    public async Task<Result<OpenedSession>> HandleAsync(
        string token, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(call);
        if (!UserToken.Refresh.HasForm(token))
            return Problems.RefreshTokenInvalid;
        var usedHash = UserToken.Hash(token);
        if (await sessions.FindTokenAsync(usedHash, cancellationToken) is not { } presented)
            return Problems.RefreshTokenInvalid;
        var now = parts.Now;
        var (user, session) = (presented.User, presented.Session);
        if (!session.IsLiveAt(now) || user.State is not UserState.Active)
            return Problems.SessionEnded;
        if (presented.IsUsed)
        {
            await acts.EndAsync(user.Institution, session, SessionEnd.TokenReused, call, cancellationToken);
            return Problems.RefreshTokenReused;
        }

        var continued = session with { LastUsedAt = now };
        var next = UserToken.Refresh.Create();
        return await sessions.RotateAsync(continued, usedHash, UserToken.Hash(next), cancellationToken)
            ? new OpenedSession(user, continued, next)
            : Problems.RefreshTokenInvalid.With("Another request used it at the same moment");
    }
}
