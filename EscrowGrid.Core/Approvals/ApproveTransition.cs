using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Approvals;

/// <summary>
/// Approves a waiting transition and makes it, in one transaction. The rules of the moment decide again: what they have
/// come to forbid, approval does not allow.
/// </summary>
public sealed class ApproveTransition(
    IApprovalStore approvals, IPositionStore positions, MoveRecorder recorder, TrailRecorder trails, TimeProvider time)
{
    public async Task<Result<GovernedPosition>> HandleAsync(
        ApprovalId id, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.MayWrite)
            return Problems.WriteForbidden;

        // Every lost race means that somebody decided, that the position moved or that a rule was changed: the first
        // two end it, and so does the last when its owner has had enough.
        while (true)
        {
            var found = await FindPendingAsync(id, call.Caller, cancellationToken);
            if (!found.TryGet(out var pending, out var problem))
                return problem;
            if (await positions.FindAsync(pending.Position, cancellationToken) is not { } read)
                throw new InvalidOperationException("A position has vanished; positions are never deleted.");
            var current = read with { AsOf = time.NowInMilliseconds() };
            if (current.Position.Version != pending.PositionVersion)
                continue;
            if (PositionLifecycle.FindRefusal(current, pending.Wanted) is { } refusal)
                return refusal;
            if (await recorder.FindObstacleAsync(current, cancellationToken) is { } obstacle)
                return obstacle;

            var approved = pending with
            {
                Decision = new ApprovalDecision(IsApproved: true, call.Caller.ApiKey, Reason: null, current.AsOf),
            };
            // The request acts once, and its answer is the position: the record goes with the move.
            var trail = trails.Record(AuditAction.ApprovalGranted, approved, call with { Idempotency = null });
            var move = recorder.Record(current, pending.Wanted, call, pending.Id);
            if (await approvals.ApproveAsync(approved, trail, move, cancellationToken))
                return move.Outcome;
        }
    }

    private async Task<Result<Approval>> FindPendingAsync(
        ApprovalId id, Caller caller, CancellationToken cancellationToken)
    {
        if (await approvals.FindAsync(id, cancellationToken) is not { } approval)
            return Problems.ApprovalNotFound;
        if (!caller.Reaches(approval.Institution))
            return Problems.ApprovalForbidden;
        if (await IsRequesterAsync(approval, caller, cancellationToken))
            return Problems.ApprovalByRequester;
        var state = approval.StateAt(time.NowInMilliseconds());
        return state is ApprovalState.Pending
            ? approval
            : Problems.ApprovalNotPending.With($"state={WireName<ApprovalState>.Of(state)}");
    }

    // A rotated key is the same hand, and root is one hand.
    private async Task<bool> IsRequesterAsync(Approval approval, Caller caller, CancellationToken cancellationToken)
    {
        if (approval.RequestedBy is not { } requester || caller.ApiKey is not { } approver)
            return approval.RequestedBy is null && caller.ApiKey is null;
        return await approvals.AreOneAsync(requester, approver, cancellationToken);
    }
}
