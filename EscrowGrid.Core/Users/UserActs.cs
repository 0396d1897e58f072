using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>What all acts upon a user share: who may, the race with other acts, the trail.</summary>
public sealed class UserActs(IUserStore users, TrailRecorder trails, TimeProvider time)
{
    /// <summary>Finds a user for a caller that may do something to it.</summary>
    public async Task<Result<User>> FindAsync(
        UserId id, UserRight right, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await users.FindAsync(id, cancellationToken) is not { User: var user })
            return Problems.UserNotFound;
        return UserAuthority.Refuse(caller, right, user) is { } refusal ? refusal : user;
    }

    /// <param name="action">Which act, by which right.</param>
    /// <param name="id">Upon whom.</param>
    /// <param name="decide">What comes of it, now; it is asked again when another act came first.</param>
    /// <param name="call">Who acts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<User>> RunAsync(
        (AuditAction Name, UserRight Right) action,
        UserId id,
        Func<User, DateTimeOffset, Result<UserAct>> decide,
        CallContext call,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decide);
        ArgumentNullException.ThrowIfNull(call);
        // Every lost race means that another act was stored, so this ends.
        while (true)
        {
            var found = await FindAsync(id, action.Right, call.Caller, cancellationToken);
            if (!found.TryGet(out var user, out var problem)
                || !decide(user, time.NowInMilliseconds()).TryGet(out var act, out problem))
            {
                return problem;
            }

            if (await users.ChangeAsync(act.Change, Record(action.Name, act, call), cancellationToken))
                return act.Change.After;
        }
    }

    /// <summary>The trail of an act; the user as it is then is what the request is answered with.</summary>
    public Trail Record(AuditAction action, UserAct act, CallContext call)
    {
        ArgumentNullException.ThrowIfNull(act);
        var after = act.Change.After;
        var change = new Change(action, after.Institution, after.Id.ToString(), after.UpdatedAt, act.Facts)
        {
            Sequence = after.Version,
        };
        var trail = trails.Record(change, call, after);
        return act.Reason is { } reason
            ? trail with { Audit = trail.Audit with { Payload = UserFacts.WithReason(act.Facts, reason) } }
            : trail;
    }
}
