using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Users;

/// <summary>What all ways to end a session share.</summary>
public sealed class SessionActs(ISessionStore sessions, TrailRecorder trails, UserParts parts)
{
    /// <returns>The session as it is then; null when it has ended already.</returns>
    public async Task<Session?> EndAsync(
        InstitutionId institution,
        Session session,
        SessionEnd reason,
        CallContext call,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var ended = session with { EndedAt = parts.Now, EndReason = reason };
        var action = reason is SessionEnd.TokenReused ? AuditAction.SessionTokenReused : AuditAction.UserSignedOut;
        var act = new AuditedAct(action, ended.Id.ToString(), ended.EndedAt.Value, UserFacts.OfSession(ended))
        {
            Institution = institution,
        };
        return await sessions.EndAsync(ended, trails.Record(act, call, ended), cancellationToken) ? ended : null;
    }
}
