using EscrowGrid.Core.Access;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows.Approvals;

/// <summary>
/// A second person agrees or does not. An approval is a person's: a user of the institution's staff who is no party,
/// and another one than asked, by whichever session; never a key. Of many at the same moment one decides.
/// </summary>
public sealed class DecideApproval(
    IEscrowApprovalStore approvals,
    IEscrowStore escrows,
    TrailRecorder trails,
    CommandNews news,
    TimeProvider time)
{
    public async Task<Result<EscrowApproval>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        while (true)
        {
            var known = await approvals.FindAsync(command.Id, cancellationToken);
            if (known is null || !call.Caller.Reaches(known.Command.Institution))
                return Problems.ApprovalNotFound;
            var now = time.NowInMilliseconds();
            if (await FindRefusalAsync(known, command, call.Caller, cancellationToken) is { } refusal)
                return refusal;
            // What can no longer be approved can still be rejected, so that nobody waits for it.
            var state = known.StateAt(now);
            if (known.Decision is not null || (command.IsApproved && state is not ApprovalState.Pending))
                return Problems.ApprovalNotPending.With($"state={WireName<ApprovalState>.Of(state)}");
            var decided = Decide(known, command, call.Caller.User!.Id, now);
            var action = command.IsApproved ? AuditAction.ApprovalGranted : AuditAction.ApprovalRejected;
            var trail = trails.Record(action, decided, call, decided);
            if (!await approvals.DecideAsync(decided, trail, ack: null, cancellationToken))
                continue;
            news.Enqueued();
            if (!command.IsApproved)
                news.Decided(decided.Command.Id);
            return decided;
        }
    }

    private static EscrowApproval Decide(EscrowApproval known, Command command, UserId by, DateTimeOffset now)
    {
        var state = command.IsApproved ? ApprovalState.Approved : ApprovalState.Rejected;
        return known with
        {
            Decision = new EscrowApprovalDecision(state, by, command.Reason, now),
            Command = command.IsApproved
                ? known.Command with { State = CommandState.Pending }
                : known.Command with
                {
                    State = CommandState.Rejected,
                    ErrorCode = Problems.ApprovalRejected.Code,
                    SettledAt = now,
                },
        };
    }

    private async Task<Problem?> FindRefusalAsync(
        EscrowApproval known, Command command, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.User is not { } user)
            return new Problem(Problems.ApprovalNeedsPerson);
        var escrow = await escrows.FindAsync(known.Escrow, cancellationToken)
            ?? throw new InvalidOperationException("An escrow has vanished; escrows are never deleted.");
        if (EscrowAccess.See(escrow, caller).Actor.Class is not ActorClass.Staff)
            return Problems.EscrowActionForbidden.With("Only STAFF may");
        return command.IsApproved && user.Id == known.RequestedBy
            ? new Problem(Problems.ApprovalBySamePerson)
            : null;
    }

    /// <param name="Id">Which.</param>
    /// <param name="IsApproved">Whether it is agreed to.</param>
    /// <param name="Reason">Why; null where nobody says.</param>
    public sealed record Command(ApprovalId Id, bool IsApproved, string? Reason);
}
