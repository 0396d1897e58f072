namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>The ledger as a replay reads it, and the results of replays.</summary>
public interface IReplayStore
{
    /// <summary>Lets something read the ledger as it is at one moment.</summary>
    Task<T> ReadAsync<T>(Func<ILedgerSource, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a result, whose number is given by the store, in place of its run. Runs that began before it and have
    /// failed, or were not heard of for a while, are forgotten with it: what they would have found is known now.
    /// </summary>
    /// <param name="run">What <see cref="BeginAsync"/> answered.</param>
    /// <param name="finished">With any number.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<LedgerReplay> AddAsync(long run, LedgerReplay finished, CancellationToken cancellationToken);

    /// <summary>A replay begins.</summary>
    /// <returns>The id of its run.</returns>
    Task<long> BeginAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>How far a run is. One that has ended stays as it is.</summary>
    Task ReportAsync(
        long run, VerificationProgress progress, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>A run has ended without a result.</summary>
    Task FailAsync(long run, VerificationProgress progress, DateTimeOffset at, CancellationToken cancellationToken);

    /// <returns>Runs without a result, the newest first, at most <see cref="Limits.ReplayRuns"/>.</returns>
    Task<IReadOnlyList<ReplayRun>> ListRunsAsync(CancellationToken cancellationToken);

    /// <returns>The newest first.</returns>
    /// <param name="before">Those with lower numbers.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<Paging.Slice<LedgerReplay>> ListAsync(long before, int limit, CancellationToken cancellationToken);
}
