using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>Ends all sessions of the caller, with the one that it calls with.</summary>
public sealed class EndSessions(ISessionStore sessions, TrailRecorder trails, UserParts parts)
{
    public async Task<Result<SessionsEnded>> HandleAsync(CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Caller.User is not { } caller)
            return Problems.UserRequired;
        var ended = new SessionsEnded(caller.Id, parts.Now);
        var act = new AuditedAct(
            AuditAction.UserSignedOutEverywhere, caller.Id.ToString(), ended.EndedAt, JsonText.EmptyObject)
        {
            Institution = caller.Institution,
        };
        await sessions.EndAllAsync(ended, trails.Record(act, call, ended), cancellationToken);
        return ended;
    }
}
