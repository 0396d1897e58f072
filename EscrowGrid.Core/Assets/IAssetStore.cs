using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Assets;

public interface IAssetStore
{
    Task AddAsync(Asset asset, Trail trail, CancellationToken cancellationToken);

    Task<Asset?> FindAsync(AssetId id, CancellationToken cancellationToken);

    Task<Listing<Asset>> ListAsync(AssetFilter filter, Page page, CancellationToken cancellationToken);
}
