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

    public Task<LedgerReplay> AddAsync(long run, LedgerReplay finished, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var numbered = finished with { Number = database.Replays.Count + 1 };
            database.Replays.Add(numbered);
            var over = database.ReplayRuns.Values.Where(it => it.Id == run
                || (it.Id < run && it.StateAt(finished.FinishedAt) is not ReplayRunState.Running));
            foreach (var it in over.ToList())
                database.ReplayRuns.Remove(it.Id);
            return Task.FromResult(numbered);
        }
    }

    public Task<long> BeginAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var id = ++database.LastReplayRun;
            database.ReplayRuns[id] = new ReplayRun(id, at, at, new VerificationProgress(0, null), FailedAt: null);
            return Task.FromResult(id);
        }
    }

    public Task ReportAsync(
        long run, VerificationProgress progress, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Change(run, it => it with { Progress = progress, UpdatedAt = at });
        return Task.CompletedTask;
    }

    public Task FailAsync(
        long run, VerificationProgress progress, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Change(run, it => it with { Progress = progress, UpdatedAt = at, FailedAt = at });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ReplayRun>> ListRunsAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<ReplayRun>>(
                [.. database.ReplayRuns.Values.OrderByDescending(it => it.Id).Take(Limits.ReplayRuns)]);
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

    private void Change(long run, Func<ReplayRun, ReplayRun> change)
    {
        lock (database.Transaction)
        {
            if (database.ReplayRuns.TryGetValue(run, out var it) && it.FailedAt is null)
                database.ReplayRuns[run] = change(it);
        }
    }
}
