using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Approvals;

/// <summary>Ends a waiting transition without making it. Also for the key that asked, which may think again.</summary>
public sealed class RejectApproval(IApprovalStore approvals, TrailRecorder trails, TimeProvider time)
{
    public async Task<Result<ShownApproval>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.MayWrite)
            return Problems.WriteForbidden;

        // A lost race means that somebody else decided; the second turn says so.
        while (true)
        {
            if (await approvals.FindAsync(command.Approval, cancellationToken) is not { } approval)
                return Problems.ApprovalNotFound;
            if (!call.Caller.Reaches(approval.Institution))
                return Problems.ApprovalForbidden;
            var now = time.NowInMilliseconds();
            if (approval.StateAt(now) is var state and not ApprovalState.Pending)
                return Problems.ApprovalNotPending.With($"state={WireName<ApprovalState>.Of(state)}");

            var rejected = approval with
            {
                Decision = new ApprovalDecision(IsApproved: false, call.Caller.ApiKey, command.Reason, now),
            };
            var trail = trails.Record(AuditAction.ApprovalRejected, rejected, call);
            if (await approvals.RejectAsync(rejected, trail, cancellationToken))
                return ShownApproval.At(now, rejected);
        }
    }

    /// <summary>A validated request.</summary>
    public sealed record Command(ApprovalId Approval, string? Reason);
}
