using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Approvals;

public sealed class GetApproval(IApprovalStore approvals, TimeProvider time)
{
    public async Task<Result<ShownApproval>> HandleAsync(
        ApprovalId id, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await approvals.FindAsync(id, cancellationToken) is not { } approval)
            return Problems.ApprovalNotFound;
        return caller.Reaches(approval.Institution)
            ? ShownApproval.At(time.NowInMilliseconds(), approval)
            : Problems.ApprovalForbidden;
    }
}
