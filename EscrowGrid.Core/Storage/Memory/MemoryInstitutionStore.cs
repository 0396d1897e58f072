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

    public Task<bool> PutSettingsAsync(OwnedSettings changed, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            var current = database.Institutions[changed.Institution];
            if (current.Settings.Version != changed.Settings.Version - 1)
                return false;
            database.Institutions[changed.Institution] = current with { Settings = changed.Settings };
            if (current.Settings.IsEnforced != changed.Settings.IsEnforced)
                database.CountRulesChange(changed.Institution);
            return true;
        }));

    public Task<Slice<Institution>> ListAsync(Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Institutions.Values.ToSlice(page));
    }
}
