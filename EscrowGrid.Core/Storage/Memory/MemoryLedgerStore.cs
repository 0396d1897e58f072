using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryLedgerStore(MemoryDatabase database) : ILedgerStore
{
    public Task<Slice<LedgerEvent>> ListAsync(PositionId? position, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var rows = position is { } id ? database.LedgerByPosition.GetValueOrDefault(id) ?? [] : database.Ledger;
            return Task.FromResult(rows.ToSlice(page));
        }
    }
}
