using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Chain;

/// <summary>The records of the mirror, and how far it has read the ledger.</summary>
public interface IChainStore
{
    /// <summary>
    /// Makes the mirror follow the ledger from now on; without effect once it does. What was committed before is not
    /// mirrored.
    /// </summary>
    Task FollowAsync(CancellationToken cancellationToken);

    /// <returns>The config of an asset's template; null for an unknown asset.</returns>
    Task<JsonText?> FindConfigAsync(AssetId asset, CancellationToken cancellationToken);

    /// <returns>Null when there is nothing new, or nobody has called <see cref="FollowAsync"/>.</returns>
    Task<TakenUp?> FindNewAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Stores the records of new ledger events, and that these are taken up.</summary>
    /// <param name="taken">As found.</param>
    /// <param name="operations">In the order of the events; those that are not mirrored are left out.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>False when another process has taken them up.</returns>
    Task<bool> AddAsync(
        TakenUp taken, IReadOnlyList<ChainOperation> operations, CancellationToken cancellationToken);

    /// <summary>
    /// Records that may be sent, oldest first: due, and with every earlier record of their position in a block or
    /// skipped, so that the chain has the order of the ledger.
    /// </summary>
    Task<IReadOnlyList<ChainOperation>> FindSendableAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Transactions of an account that no block has.</summary>
    Task<int> CountInFlightAsync(long chainId, string account, CancellationToken cancellationToken);

    /// <summary>
    /// Gives records the next nonces of an account and stores their transactions, one process at a time. Records that
    /// another process has changed meanwhile get none.
    /// </summary>
    Task<IReadOnlyList<WatchedOperation>> AssignAsync(
        ChainAssignment assignment, CancellationToken cancellationToken);

    /// <returns>Those that were looked at longest ago first.</returns>
    Task<IReadOnlyList<WatchedOperation>> FindWatchedAsync(
        long chainId, WatchScope scope, DateTimeOffset now, CancellationToken cancellationToken);

    /// <returns>False when another process has changed the record meanwhile; then nothing is stored.</returns>
    Task<bool> SaveAsync(ChainChange change, CancellationToken cancellationToken);

    Task<ChainOperation?> FindAsync(ChainOperationId id, CancellationToken cancellationToken);

    /// <summary>All transactions that were ever signed for a record, oldest first.</summary>
    Task<IReadOnlyList<ChainTransaction>> FindTransactionsAsync(
        ChainOperationId id, CancellationToken cancellationToken);

    /// <returns>Oldest first.</returns>
    Task<Slice<ChainOperation>> ListAsync(
        ChainFilter filter, long afterNumber, int limit, CancellationToken cancellationToken);

    /// <summary>Of every state that any record is in.</summary>
    Task<IReadOnlyList<ChainCount>> CountAsync(CancellationToken cancellationToken);
}
