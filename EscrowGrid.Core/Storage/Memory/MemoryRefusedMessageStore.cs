using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryRefusedMessageStore(MemoryDatabase database) : IRefusedMessageStore
{
    public Task<RefusedMessage?> FindAsync(CommandId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.RefusedMessages.GetValueOrDefault(id));
    }

    public Task AddAsync(RefusedMessage refused, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            database.RefusedMessages.TryAdd(refused.Id, refused);
        return Task.CompletedTask;
    }
}
