using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryReplayStore(MemoryDatabase database) : IReplayStore
{
    /// <summary>Nothing of the source waits for anything, so what reads it ends while the lock is held.</summary>
    public Task<T> ReadAsync<T>(Func<ILedgerSource, Task<T>> read, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var reading = read(new MemoryLedgerSource(database));
            return reading.IsCompleted
                ? reading
                : throw new InvalidOperationException("The reader of a ledger in memory must not wait.");
        }
    }

    public Task<LedgerReplay> AddAsync(LedgerReplay finished, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var numbered = finished with { Number = database.Replays.Count + 1 };
            database.Replays.Add(numbered);
            return Task.FromResult(numbered);
        }
    }

    public Task<Slice<LedgerReplay>> ListAsync(long before, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(
                database.Replays.AsEnumerable().Reverse().Where(it => it.Number < before).ToSlice(new Page(limit, 0)));
        }
    }
}
