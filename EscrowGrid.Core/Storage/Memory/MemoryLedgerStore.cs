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
            var slice = rows.ToSlice(page);
            return Task.FromResult(slice with { Rows = [.. slice.Rows.Select(WithMirror)] });
        }
    }

    /// <summary>The caller holds the lock.</summary>
    private LedgerEvent WithMirror(LedgerEvent entry) =>
        database.Chain.ByLedgerEvent.TryGetValue(entry.Id, out var id)
            ? entry with { Mirror = database.Chain.Operations[id].ToMirror() }
            : entry;
}
