using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Assets;

/// <summary>The assets of the caller's institution; root may ask for one institution or for all.</summary>
public sealed class ListAssets(IAssetStore assets)
{
    public async Task<Result<Listing<Asset>>> HandleAsync(
        AssetFilter filter, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(caller);
        var own = filter with { Institution = caller.Institution ?? filter.Institution };
        return page.Of(own.ToListName()).TryGet(out var wanted, out var problem)
            ? await assets.ListAsync(own, wanted, cancellationToken)
            : problem;
    }
}
