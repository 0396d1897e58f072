using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Collections;

/// <summary>Payment providers' webhooks.</summary>
public interface IProviderEventStore
{
    /// <summary>Stores one with the job that handles it.</summary>
    /// <returns>False when it is there already; then nothing is stored.</returns>
    Task<bool> AddAsync(ProviderEvent received, JobRequest job, CancellationToken cancellationToken);

    /// <summary>Without its body.</summary>
    Task<ProviderEvent?> FindAsync(ProviderEventId id, CancellationToken cancellationToken);

    /// <summary>The raw bytes; none where they are no longer kept, and for one that is not there.</summary>
    Task<ReadOnlyMemory<byte>> ReadBodyAsync(ProviderEventId id, CancellationToken cancellationToken);

    /// <summary>Without their bodies, the oldest first.</summary>
    Task<Listing<ProviderEvent>> ListAsync(
        ProviderEventFilter filter, Page page, CancellationToken cancellationToken);

    /// <summary>Stores what an operator has decided.</summary>
    /// <returns>False when it is no longer as it was when that was decided.</returns>
    Task<bool> StoreAsync(ProviderEventMove move, CancellationToken cancellationToken);

    /// <summary>
    /// Stores what an attempt has come to, with its acknowledgement. What is over by now stays as it is.
    /// </summary>
    Task UpdateAsync(ProviderEvent attempted, JobAck ack, CancellationToken cancellationToken);

    /// <summary>Leaves those to the operator that nothing has acted on in time.</summary>
    /// <param name="receivedBefore">What came before is overdue.</param>
    /// <param name="now">When that is.</param>
    /// <param name="reason">Why, where no attempt has said so.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>How many.</returns>
    Task<long> GiveUpAsync(
        DateTimeOffset receivedBefore, DateTimeOffset now, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the hash in the place of the body of those that were handled, are about nothing that is kept here, or were
    /// dismissed. Those that somebody has to look at stay whole.
    /// </summary>
    /// <param name="endedBefore">What ended before is old.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>How many.</returns>
    Task<long> RedactAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken);
}
