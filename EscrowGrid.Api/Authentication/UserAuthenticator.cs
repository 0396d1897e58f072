using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Authentication;

/// <summary>
/// Finds out which user is calling, by a bearer token. The token alone lets nobody in: its session must be alive and
/// its user allowed to sign in at this moment, and the user's role is what is stored.
/// </summary>
internal sealed class UserAuthenticator(
    AccessTokens tokens, ISessionStore sessions, AuthenticationRefusals refusals, TimeProvider time)
{
    public async Task<Result<Caller>> AuthenticateAsync(HttpContext context, string token)
    {
        var read = await tokens.ReadAsync(token);
        if (!read.TryGet(out var claims, out var problem))
            return refusals.Report(problem, context);
        var caller = await sessions.FindCallerAsync(claims.Session, context.RequestAborted);
        return caller is { User: { } user }
            && user.Id == claims.User
            && user.Institution == claims.Institution
            && caller.ExpiresAt > time.GetUtcNow()
                ? caller
                : refusals.Report(new Problem(Problems.SessionEnded), context);
    }
}
