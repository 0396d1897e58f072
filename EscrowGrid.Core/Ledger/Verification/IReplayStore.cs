namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>The ledger as a replay reads it, and the results of replays.</summary>
public interface IReplayStore
{
    /// <summary>Lets something read the ledger as it is at one moment.</summary>
    Task<T> ReadAsync<T>(Func<ILedgerSource, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Stores a result; its number is given by the store.</summary>
    Task<LedgerReplay> AddAsync(LedgerReplay finished, CancellationToken cancellationToken);

    /// <returns>The newest first.</returns>
    /// <param name="before">Those with lower numbers.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<Paging.Slice<LedgerReplay>> ListAsync(long before, int limit, CancellationToken cancellationToken);
}
