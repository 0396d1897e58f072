using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Ledger;

public interface ICheckpointStore
{
    Task<LedgerCheckpoint?> FindLastAsync(CancellationToken cancellationToken);

    /// <summary>The next events after a place in the log, of transactions that can no longer be overtaken.</summary>
    Task<IReadOnlyList<(LedgerLeaf Leaf, LogPosition At)>> ReadUnsealedAsync(
        LogPosition after, int limit, CancellationToken cancellationToken);

    /// <returns>False when there is a checkpoint of this number already.</returns>
    Task<bool> TryAddAsync(
        LedgerCheckpoint checkpoint, IReadOnlyList<LedgerLeaf> leaves, CancellationToken cancellationToken);

    /// <returns>In the order of their numbers.</returns>
    Task<Slice<LedgerCheckpoint>> ListAsync(long afterNumber, int limit, CancellationToken cancellationToken);

    /// <returns>Those with lower numbers, the latest first.</returns>
    Task<Slice<LedgerCheckpoint>> ListBackAsync(long beforeNumber, int limit, CancellationToken cancellationToken);

    Task<LedgerEvent?> FindEventAsync(LedgerEventId id, CancellationToken cancellationToken);

    /// <summary>The checkpoint that seals an event, with its leaves; null while there is none.</summary>
    Task<SealedLeaves?> FindSealAsync(LedgerEventId id, CancellationToken cancellationToken);
}
