using EscrowGrid.Core.Access;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Assets;

/// <summary>The assets of the caller's institution; root may ask for one institution or for all.</summary>
public sealed class ListAssets(IAssetStore assets)
{
    public Task<Listing<Asset>> HandleAsync(
        AssetFilter filter, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(caller);
        var own = filter with { Institution = caller.Institution ?? filter.Institution };
        return assets.ListAsync(own, page, cancellationToken);
    }
}
