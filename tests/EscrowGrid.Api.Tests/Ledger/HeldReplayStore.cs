using System.Runtime.CompilerServices;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>A store whose ledger is read as far as the first position, and further when the test says so.</summary>
internal sealed class HeldReplayStore(IReplayStore store) : IReplayStore
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often it still cannot store how far a run is.</summary>
    public int Refusals { get; set; }

    public void GoOn() => _gate.SetResult();

    public void Break(Exception error) => _gate.SetException(error);

    public Task<T> ReadAsync<T>(Func<ILedgerSource, Task<T>> read, CancellationToken cancellationToken) =>
        store.ReadAsync(source => read(new HeldSource(source, _gate.Task)), cancellationToken);

    public Task<LedgerReplay> AddAsync(long run, LedgerReplay finished, CancellationToken cancellationToken) =>
        store.AddAsync(run, finished, cancellationToken);

    public Task<long> BeginAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        store.BeginAsync(at, cancellationToken);

    public Task ReportAsync(
        long run, VerificationProgress progress, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (Refusals == 0)
            return store.ReportAsync(run, progress, at, cancellationToken);
        Refusals--;
        throw new IOException("The database is away.");
    }

    public Task FailAsync(
        long run, VerificationProgress progress, DateTimeOffset at, CancellationToken cancellationToken) =>
        store.FailAsync(run, progress, at, cancellationToken);

    public Task<IReadOnlyList<ReplayRun>> ListRunsAsync(CancellationToken cancellationToken) =>
        store.ListRunsAsync(cancellationToken);

    public Task<Slice<LedgerReplay>> ListAsync(long before, int limit, CancellationToken cancellationToken) =>
        store.ListAsync(before, limit, cancellationToken);

    private sealed class HeldSource(ILedgerSource source, Task gate) : ILedgerSource
    {
        public Task<long> CountEventsAsync(CancellationToken cancellationToken) =>
            source.CountEventsAsync(cancellationToken);

        public async IAsyncEnumerable<PositionHistory> ReadHistoriesAsync(
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var history in source.ReadHistoriesAsync(cancellationToken))
            {
                yield return history;
                await gate.WaitAsync(cancellationToken);
            }
        }

        public IAsyncEnumerable<EscrowHistory> ReadEscrowsAsync(CancellationToken cancellationToken) =>
            source.ReadEscrowsAsync(cancellationToken);

        public IAsyncEnumerable<SealedLeaves> ReadCheckpointsAsync(CancellationToken cancellationToken) =>
            source.ReadCheckpointsAsync(cancellationToken);

        public IAsyncEnumerable<Finding> FindWrongSumsAsync(CancellationToken cancellationToken) =>
            source.FindWrongSumsAsync(cancellationToken);
    }
}
