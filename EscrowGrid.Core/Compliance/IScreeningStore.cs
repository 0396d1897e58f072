namespace EscrowGrid.Core.Compliance;

/// <summary>All that was ever said about addresses.</summary>
public interface IScreeningStore
{
    /// <returns>The newest of each provider.</returns>
    Task<IReadOnlyList<Screening>> FindAsync(
        WalletChain chain, string address, CancellationToken cancellationToken);

    Task AddAsync(Screening screening, CancellationToken cancellationToken);
}
