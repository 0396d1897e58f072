namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>
/// A whole ledger to be verified: a database or an export. It is read more than once where memory would not hold it,
/// and must not change meanwhile.
/// </summary>
public interface ILedgerSource
{
    Task<long> CountEventsAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<PositionHistory> ReadHistoriesAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<EscrowHistory> ReadEscrowsAsync(CancellationToken cancellationToken);

    /// <summary>In the order of their numbers.</summary>
    IAsyncEnumerable<SealedLeaves> ReadCheckpointsAsync(CancellationToken cancellationToken);

    /// <summary>The sums of days that are not those of their movements. A file has none.</summary>
    IAsyncEnumerable<Finding> FindWrongSumsAsync(CancellationToken cancellationToken);
}
