namespace EscrowGrid.Core.Relay;

/// <summary>Where consumers are in the log, and what they have not handled.</summary>
public interface IRelayStore
{
    /// <summary>
    /// Takes or renews the lease of a consumer, which is made if there is none of the name; null when another owner
    /// has it.
    /// </summary>
    Task<ConsumerLease?> TryLeaseAsync(string consumer, string owner, CancellationToken cancellationToken);

    /// <summary>Gives a lease back before its time.</summary>
    Task ReleaseAsync(ConsumerLease lease, CancellationToken cancellationToken);

    /// <summary>The next events of the log and what is due, at most <paramref name="limit"/> of each.</summary>
    Task<RelayWork> PeekAsync(
        ConsumerLease lease, int limit, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Stores a round and renews the lease.</summary>
    /// <returns>False when the lease is another's now; then nothing is stored.</returns>
    /// <exception cref="EffectRefusedException">Nothing is stored: an effect breaks a rule of the store.</exception>
    Task<bool> CommitAsync(RelayCommit commit, CancellationToken cancellationToken);

    /// <summary>Whether an exception says that the store is away, and nothing of the work at hand.</summary>
    bool IsOutage(Exception exception);
}
