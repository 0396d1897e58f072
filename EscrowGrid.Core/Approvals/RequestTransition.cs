using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Approvals;

/// <summary>
/// Makes a transition, or, when it needs a second key, writes down that it was asked for. Who asks again for what is
/// waiting already is told so, and nothing is recorded.
/// </summary>
public sealed class RequestTransition(
    TransitionPosition transition,
    GetPosition positions,
    IApprovalStore approvals,
    TrailRecorder trails,
    IIdSource ids)
{
    public async Task<Result<TransitionOutcome>> HandleAsync(
        TransitionPosition.Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        var moved = await transition.HandleAsync(command, call, cancellationToken);
        if (moved.TryGet(out var position, out var problem))
            return new TransitionOutcome { Position = position };
        if (problem.Kind != Problems.ApprovalRequired)
            return problem;

        var read = await positions.HandleAsync(command.Position, call.Caller, cancellationToken);
        if (!read.TryGet(out var current, out problem))
            return problem;
        if (await FindWaitingAsync(current, command.Wanted, call.Caller, cancellationToken) is { } waiting)
            return new TransitionOutcome { Approval = ShownApproval.At(current.AsOf, waiting) };
        var approval = new Approval(
            ids.Create<ApprovalId>(),
            current.Position.Institution,
            current.Position.Id,
            current.Position.Version,
            command.Wanted,
            PositionLifecycle.AmountMovedBy(current.Position, command.Wanted),
            call.Caller.ApiKey,
            current.AsOf,
            current.AsOf + Limits.ApprovalPatience);
        var trail = trails.Record(AuditAction.ApprovalRequested, approval, call);
        await approvals.AddAsync(approval, trail, cancellationToken);
        return new TransitionOutcome { Approval = ShownApproval.At(current.AsOf, approval) };
    }

    private async Task<Approval?> FindWaitingAsync(
        GovernedPosition current, WantedTransition wanted, Caller caller, CancellationToken cancellationToken)
    {
        var open = await approvals.FindOpenAsync(current.Position, caller.ApiKey, current.AsOf, cancellationToken);
        return open.FirstOrDefault(approval => approval.Wanted == wanted);
    }
}
