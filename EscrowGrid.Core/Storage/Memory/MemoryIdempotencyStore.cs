using EscrowGrid.Core.Idempotency;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryIdempotencyStore(MemoryDatabase database) : IIdempotencyStore
{
    public Task<IdempotencyRecord?> FindAsync(IdempotencyId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Idempotency.GetValueOrDefault(id));
    }
}
