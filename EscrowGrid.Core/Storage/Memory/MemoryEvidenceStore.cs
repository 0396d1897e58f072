using EscrowGrid.Core.Events;
using EscrowGrid.Core.Evidence;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryEvidenceStore(MemoryDatabase database) : IEvidenceStore
{
    public Task<bool> AddAsync(EvidenceFile file, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
            database.Evidence.Values.Count(it => it.Escrow == file.Escrow) < Limits.EvidenceFiles
            && database.Evidence.TryAdd(file.Id, file)));

    public Task<EvidenceFile?> FindAsync(EvidenceId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Evidence.GetValueOrDefault(id));
    }

    public Task<Listing<EvidenceFile>> ListAsync(EscrowId escrow, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Evidence.Values.Where(it => it.Escrow == escrow).ToListing(page));
    }

    public Task<bool> SettleAsync(EvidenceFile settled, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (database.Evidence[settled.Id].State is not EvidenceState.Pending)
                return false;
            database.Evidence[settled.Id] = settled;
            return true;
        }));
}
