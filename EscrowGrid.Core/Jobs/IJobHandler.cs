namespace EscrowGrid.Core.Jobs;

/// <summary>
/// Runs jobs of one type; one instance serves all of them, many at a time. It may be called again for a job that it
/// has already worked on: after a crash, or when its lease ran out. So what it writes to our own store goes into one
/// transaction with the acknowledgement, and what it calls outside gets <see cref="JobContext.Id"/> as its idempotency
/// key. It runs outside any transaction, and nothing is called outside within one.
/// </summary>
public interface IJobHandler<in TPayload>
{
    /// <param name="payload">What the job was enqueued with.</param>
    /// <param name="job">This run; makes the acknowledgement to return.</param>
    /// <param name="cancellationToken">
    /// Set when the lease is lost, when the run takes too long, and at the end of a shutdown's patience.
    /// </param>
    /// <returns>
    /// The acknowledgement, whether or not it has been stored already. An exception is a failed attempt.
    /// </returns>
    Task<JobAck> HandleAsync(TPayload payload, JobContext job, CancellationToken cancellationToken);
}
