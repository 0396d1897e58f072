using EscrowGrid.Core.Access;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Positions;

/// <summary>The positions of the caller's institution; root may ask for one institution or for all.</summary>
public sealed class ListPositions(IPositionStore positions)
{
    public Task<Listing<Position>> HandleAsync(
        PositionFilter filter, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(caller);
        var own = filter with { Institution = caller.Institution ?? filter.Institution };
        return positions.ListAsync(own, page, cancellationToken);
    }
}
