using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryReplayStore(MemoryDatabase database) : IReplayStore
{
    public Task<T> ReadAsync<T>(Func<ILedgerSource, Task<T>> read, CancellationToken cancellationToken)
    {
        ILedgerSource source;
        lock (database.Transaction)
            source = new MemoryLedgerSource(database);
        return read(source);
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
