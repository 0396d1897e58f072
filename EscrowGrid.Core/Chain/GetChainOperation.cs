using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Chain;

/// <summary>A record with everything that was signed for it, for operators.</summary>
public sealed class GetChainOperation(IChainStore store)
{
    public async Task<Result<(ChainOperation Operation, IReadOnlyList<ChainTransaction> Transactions)>> HandleAsync(
        ChainOperationId id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } operation
            ? (operation, await store.FindTransactionsAsync(id, cancellationToken))
            : Problems.ChainOperationNotFound;
}
