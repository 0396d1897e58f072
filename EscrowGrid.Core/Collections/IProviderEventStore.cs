using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>Payment providers' webhooks.</summary>
public interface IProviderEventStore
{
    /// <summary>Stores one with the job that handles it.</summary>
    /// <returns>False when it is there already; then nothing is stored.</returns>
    Task<bool> AddAsync(ProviderEvent received, JobRequest job, CancellationToken cancellationToken);

    /// <summary>Without its body.</summary>
    Task<ProviderEvent?> FindAsync(ProviderEventId id, CancellationToken cancellationToken);

    /// <summary>Without their bodies.</summary>
    Task<Listing<ProviderEvent>> ListAsync(
        ProviderEventState? state, Rail? rail, Page page, CancellationToken cancellationToken);

    /// <summary>Stores what an attempt has come to, with its acknowledgement.</summary>
    Task UpdateAsync(ProviderEvent attempted, JobAck ack, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the hash in the place of the body of those that were handled, or are about nothing that is kept here.
    /// Those that somebody has to look at stay whole.
    /// </summary>
    /// <param name="endedBefore">What ended before is old.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>How many.</returns>
    Task<long> RedactAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken);
}
