using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs;

/// <summary>The jobs, for the workers. Every call is one transaction.</summary>
internal interface IJobStore
{
    /// <summary>All of them or none; those whose id or dedup key is there already are left out.</summary>
    Task EnqueueAsync(IReadOnlyList<JobRequest> jobs, CancellationToken cancellationToken);

    /// <summary>
    /// Stores acknowledgements that come with nothing else; then takes due jobs of the Domain lane, each for one worker
    /// only, with a lease of <see cref="Limits.JobLease"/>. Both or neither.
    /// </summary>
    Task<JobTurn> TurnAsync(IReadOnlyList<JobAck> acks, JobDemand demand, CancellationToken cancellationToken);

    /// <summary>
    /// Gives out tickets for ready jobs of the Engine lane that have none, or one that was not redeemed within <see
    /// cref="Limits.JobTicketPatience"/>; at most <see cref="Limits.JobTickets"/> are out at once.
    /// </summary>
    /// <param name="types">The types that this release can run.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<JobTicket>> TicketAsync(IReadOnlyList<string> types, CancellationToken cancellationToken);

    /// <summary>Takes the job of a ticket, with a lease of <see cref="Limits.JobLease"/>.</summary>
    /// <returns>Null when it is not ready, when its queue is paused, or when its type is not among those.</returns>
    Task<ClaimedJob?> ClaimTicketAsync(
        JobId job, string worker, IReadOnlyList<string> types, CancellationToken cancellationToken);

    /// <summary>The first half of <see cref="TurnAsync"/>.</summary>
    /// <returns>For each whether it counted; false when its lease was lost.</returns>
    Task<IReadOnlyList<bool>> SettleAsync(IReadOnlyList<JobAck> acks, CancellationToken cancellationToken);

    /// <summary>Extends leases.</summary>
    /// <returns>Those that were still held.</returns>
    Task<IReadOnlyList<JobLease>> RenewAsync(IReadOnlyList<JobLease> leases, CancellationToken cancellationToken);

    /// <summary>Gives jobs back that were not finished; the run does not count as an attempt.</summary>
    Task ReleaseAsync(IReadOnlyList<JobLease> leases, CancellationToken cancellationToken);

    /// <summary>
    /// Takes jobs from workers that let their lease run out; the run counts as a failed attempt.
    /// </summary>
    /// <returns>How many there were.</returns>
    Task<int> RecoverAsync(CancellationToken cancellationToken);

    /// <summary>Shows that a worker lives, and forgets those that have not shown it for long.</summary>
    Task ReportAsync(WorkerReport report, CancellationToken cancellationToken);

    /// <summary>How many jobs of each queue stand where, now.</summary>
    Task<IReadOnlyList<QueueCounts>> CountAsync(CancellationToken cancellationToken);

    /// <summary>Forgets old jobs that have ended, by the numbers to keep of each queue.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> TrimAsync(JobRetention retention, CancellationToken cancellationToken);
}
