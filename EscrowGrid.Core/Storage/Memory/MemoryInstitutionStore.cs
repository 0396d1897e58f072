using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryInstitutionStore(MemoryDatabase database) : IInstitutionStore
{
    public Task AddAsync(Institution institution, Trail trail, CancellationToken cancellationToken)
    {
        database.Store(trail, () => database.Institutions.Add(institution.Id, institution));
        return Task.CompletedTask;
    }

    public Task<Institution?> FindAsync(InstitutionId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Institutions.GetValueOrDefault(id));
    }

    public Task<Slice<Institution>> ListAsync(Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Institutions.Values.ToSlice(page));
    }
}
