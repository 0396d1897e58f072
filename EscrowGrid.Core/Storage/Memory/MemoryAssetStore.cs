using EscrowGrid.Core.Assets;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryAssetStore(MemoryDatabase database) : IAssetStore
{
    public Task AddAsync(Asset asset, Trail trail, CancellationToken cancellationToken)
    {
        database.Store(trail, () => database.Assets.Add(asset.Id, asset));
        return Task.CompletedTask;
    }

    public Task<Asset?> FindAsync(AssetId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Assets.GetValueOrDefault(id));
    }

    public Task<Listing<Asset>> ListAsync(AssetFilter filter, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var matching = database.Assets.Values.Where(it =>
                (filter.Institution is null || it.Institution == filter.Institution)
                && (filter.Template is null || it.Template == filter.Template));
            return Task.FromResult(matching.ToListing(page));
        }
    }
}
