using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Institutions;

public interface IInstitutionStore
{
    Task AddAsync(Institution institution, Trail trail, CancellationToken cancellationToken);

    Task<Institution?> FindAsync(InstitutionId id, CancellationToken cancellationToken);

    Task<Slice<Institution>> ListAsync(Page page, CancellationToken cancellationToken);
}
