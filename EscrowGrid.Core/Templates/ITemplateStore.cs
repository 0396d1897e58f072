using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Templates;

public interface ITemplateStore
{
    Task AddAsync(AssetTemplate added, Trail trail, CancellationToken cancellationToken);

    Task<AssetTemplate?> FindAsync(TemplateId id, CancellationToken cancellationToken);

    /// <param name="filter">Which templates.</param>
    /// <param name="page">Which rows.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<Listing<AssetTemplate>> ListAsync(TemplateFilter filter, Page page, CancellationToken cancellationToken);
}
