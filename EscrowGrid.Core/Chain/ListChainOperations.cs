using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Chain;

/// <summary>The records of all institutions, for operators.</summary>
public sealed class ListChainOperations(IChainStore store)
{
    public Task<Slice<ChainOperation>> HandleAsync(
        ChainFilter filter, long afterNumber, int limit, CancellationToken cancellationToken) =>
        store.ListAsync(filter, afterNumber, limit, cancellationToken);
}
