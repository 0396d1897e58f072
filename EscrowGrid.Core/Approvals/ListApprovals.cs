using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Approvals;

/// <summary>The approvals of the caller's institution; root sees those of all.</summary>
public sealed class ListApprovals(IApprovalStore approvals, TimeProvider time)
{
    public async Task<Result<ApprovalListing>> HandleAsync(
        ApprovalFilter filter, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(caller);
        var own = filter with { Institution = caller.Institution ?? filter.Institution };
        if (!page.Of(own.ToListName()).TryGet(out var wanted, out var problem))
            return problem;
        var now = time.NowInMilliseconds();
        return new ApprovalListing(await approvals.ListAsync(own, wanted, now, cancellationToken), now);
    }
}
