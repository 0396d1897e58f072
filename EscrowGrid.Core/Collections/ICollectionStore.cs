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

    /// <summary>
    /// Stores that nothing is awaited by it any more, be it there or not, and what goes on now. One that was opened
    /// again meanwhile stays open.
    /// </summary>
    Task CloseAsync(
        EscrowCollection closed,
        IReadOnlyList<JobRequest> following,
        JobAck ack,
        CancellationToken cancellationToken);

    /// <summary>Stores that money is awaited by it again, unless it is not closed as it was before that attempt.
    /// </summary>
    Task ReopenAsync(EscrowCollection reopened, JobAck ack, CancellationToken cancellationToken);

    /// <summary>Its list could not be read now; when that began is kept.</summary>
    /// <returns>When it began.</returns>
    Task<DateTimeOffset> MarkUnreadAsync(
        EscrowCollection collection, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Its list has been read.</summary>
    Task MarkReadAsync(EscrowCollection collection, CancellationToken cancellationToken);

    /// <summary>Those that are due for a look, the longest first.</summary>
    Task<IReadOnlyList<EscrowCollection>> FindDueAsync(
        DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>Stores all of them; those that somebody else has planned meanwhile stay as they are.</summary>
    Task PlanAsync(IReadOnlyList<PlannedLook> looks, CancellationToken cancellationToken);
}
