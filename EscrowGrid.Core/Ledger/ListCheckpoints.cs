using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Ledger;

/// <summary>The checkpoints of the whole ledger. Hashes and counts tell nobody anything about a tenant.</summary>
public sealed class ListCheckpoints(ICheckpointStore store)
{
    public Task<Slice<LedgerCheckpoint>> HandleAsync(
        long afterNumber, int limit, CancellationToken cancellationToken) =>
        store.ListAsync(afterNumber, limit, cancellationToken);

    public Task<Slice<LedgerCheckpoint>> HandleBackAsync(
        long beforeNumber, int limit, CancellationToken cancellationToken) =>
        store.ListBackAsync(beforeNumber, limit, cancellationToken);
}
