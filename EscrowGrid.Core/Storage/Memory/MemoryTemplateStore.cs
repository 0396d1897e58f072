using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Templates;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryTemplateStore(MemoryDatabase database) : ITemplateStore
{
    public Task AddAsync(AssetTemplate added, Trail trail, CancellationToken cancellationToken)
    {
        database.Store(trail, () => database.Templates.Add(added.Id, added));
        return Task.CompletedTask;
    }

    public Task<AssetTemplate?> FindAsync(TemplateId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Templates.GetValueOrDefault(id));
    }

    public Task<Listing<AssetTemplate>> ListAsync(
        TemplateFilter filter, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var matching = database.Templates.Values.Where(it =>
                filter.Institution is null || it.Institution == filter.Institution);
            return Task.FromResult(matching.ToListing(page));
        }
    }
}
