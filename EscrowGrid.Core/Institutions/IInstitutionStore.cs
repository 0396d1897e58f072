using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Institutions;

public interface IInstitutionStore
{
    Task AddAsync(Institution institution, Trail trail, CancellationToken cancellationToken);

    Task<Institution?> FindAsync(InstitutionId id, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a version of the settings. False when another request has stored that version meanwhile; then nothing is
    /// stored.
    /// </summary>
    Task<bool> PutSettingsAsync(OwnedSettings changed, Trail trail, CancellationToken cancellationToken);

    Task<Slice<Institution>> ListAsync(Page page, CancellationToken cancellationToken);
}
