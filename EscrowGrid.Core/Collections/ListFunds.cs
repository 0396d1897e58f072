using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Collections;

/// <summary>Money that came in for the escrows of an institution; root sees what fits none, too.</summary>
public sealed class ListFunds(IFundsStore funds)
{
    public async Task<Result<Listing<InboundFunds>>> HandleAsync(
        FundsFilter filter, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(caller);
        var own = filter with { Institution = caller.Institution ?? filter.Institution };
        return page.Of(own.ToListName()).TryGet(out var wanted, out var problem)
            ? await funds.ListAsync(own, wanted, cancellationToken)
            : problem;
    }
}
