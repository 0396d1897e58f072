using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>The ways by which the money of escrows comes in.</summary>
public interface ICollectionStore
{
    /// <summary>Stores a new one; the first one of an escrow stays.</summary>
    Task AddAsync(EscrowCollection collection, CancellationToken cancellationToken);

    Task<EscrowCollection?> FindAsync(EscrowId escrow, CancellationToken cancellationToken);

    /// <param name="rail">Whose.</param>
    /// <param name="providerId">The provider's object.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    Task<EscrowCollection?> FindAsync(Rail rail, string providerId, CancellationToken cancellationToken);

    /// <summary>Stores that nothing is awaited by it any more, be it there or not, and what goes on now.</summary>
    Task CloseAsync(
        EscrowCollection closed, JobRequest following, JobAck ack, CancellationToken cancellationToken);

    /// <summary>Those that are due for a look, the longest first.</summary>
    Task<IReadOnlyList<EscrowCollection>> FindDueAsync(
        DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>Stores all of them; those that somebody else has planned meanwhile stay as they are.</summary>
    Task PlanAsync(IReadOnlyList<PlannedLook> looks, CancellationToken cancellationToken);
}
