using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryDisputeMessageStore(MemoryDatabase database) : IDisputeMessageStore
{
    public Task AddAsync(DisputeMessage message, Trail trail, CancellationToken cancellationToken)
    {
        database.Store(trail, () => database.DisputeMessages.Add(message));
        return Task.CompletedTask;
    }

    public Task<Listing<DisputeMessage>> ListAsync(EscrowId escrow, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.DisputeMessages.FindAll(it => it.Escrow == escrow).ToListing(page));
    }
}
