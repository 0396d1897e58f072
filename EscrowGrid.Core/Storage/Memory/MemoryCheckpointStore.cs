using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>A place in the log is the place in the list of all ledger events, counted from 1.</summary>
internal sealed class MemoryCheckpointStore(MemoryDatabase database) : ICheckpointStore
{
    public Task<LedgerCheckpoint?> FindLastAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Checkpoints.LastOrDefault()?.Checkpoint);
    }

    public Task<IReadOnlyList<(LedgerLeaf Leaf, LogPosition At)>> ReadUnsealedAsync(
        LogPosition after, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var start = (int)after.Sequence;
            var count = Math.Min(limit, database.LedgerLog.Count - start);
            return Task.FromResult<IReadOnlyList<(LedgerLeaf, LogPosition)>>(
            [
                .. database.LedgerLog.GetRange(start, count)
                    .Select((leaf, index) => (leaf, new LogPosition(0, start + index + 1))),
            ]);
        }
    }

    public Task<bool> TryAddAsync(
        LedgerCheckpoint checkpoint, IReadOnlyList<LedgerLeaf> leaves, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (database.Checkpoints.Count != checkpoint.Number - 1)
                return Task.FromResult(false);
            database.Checkpoints.Add(new SealedLeaves(checkpoint, leaves));
            return Task.FromResult(true);
        }
    }

    public Task<Slice<LedgerCheckpoint>> ListAsync(long afterNumber, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(
                database.Checkpoints.Select(entry => entry.Checkpoint).ToSlice(new Page(limit, afterNumber)));
        }
    }

    public Task<Slice<LedgerCheckpoint>> ListBackAsync(
        long beforeNumber, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var before = database.Checkpoints.Select(entry => entry.Checkpoint).Where(it => it.Number < beforeNumber);
            return Task.FromResult(before.Reverse().ToSlice(new Page(limit, 0)));
        }
    }

    public Task<LedgerEvent?> FindEventAsync(LedgerEventId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Ledger.Find(entry => entry.Id == id));
    }

    public Task<SealedLeaves?> FindSealAsync(LedgerEventId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(
                database.Checkpoints.Find(entry => entry.Leaves.Any(leaf => leaf.Id == id)));
        }
    }
}
