using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>Differences in the books of an institution's escrows; root sees what fits none, too.</summary>
public sealed class ListBreaks(IBreakStore breaks)
{
    public async Task<Result<Listing<ReconciliationBreak>>> HandleAsync(
        BreakFilter filter, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(caller);
        var own = filter with { Institution = caller.Institution ?? filter.Institution };
        return page.Of(own.ToListName()).TryGet(out var wanted, out var problem)
            ? await breaks.ListAsync(own, wanted, cancellationToken)
            : problem;
    }
}
