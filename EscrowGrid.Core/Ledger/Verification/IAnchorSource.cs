namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>Where checkpoints are anchored that nobody can take back; there is none while the chain is switched off.
/// </summary>
public interface IAnchorSource
{
    /// <exception cref="AnchorsAwayException">It does not tell.</exception>
    /// <returns>All of them, by their numbers.</returns>
    Task<IReadOnlyList<TrustedCheckpoint>> ListAsync(CancellationToken cancellationToken);
}
