using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Escrows.Approvals;

/// <summary>What waits for a second person in the caller's institution, and what became of it; root sees all.</summary>
public sealed class ListEscrowApprovals(IEscrowApprovalStore approvals, TimeProvider time)
{
    public async Task<Result<EscrowApprovalListing>> HandleAsync(
        EscrowApprovalFilter filter, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(caller);
        var own = filter with { Institution = caller.Institution ?? filter.Institution };
        if (!page.Of(own.ToListName()).TryGet(out var wanted, out var problem))
            return problem;
        var now = time.NowInMilliseconds();
        return new EscrowApprovalListing(await approvals.ListAsync(own, wanted, now, cancellationToken), now);
    }
}
