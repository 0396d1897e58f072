namespace EscrowGrid.Core.Jobs;

/// <summary>The only thing that an engine calls back.</summary>
public interface IJobRunner
{
    /// <summary>
    /// Runs the job of a schedule, unless another worker has taken the same time of it or still runs it. Failures are
    /// logged and not thrown: the next time of the schedule is the retry.
    /// </summary>
    /// <param name="scheduleId">The schedule that is due; one that this release does not know is ignored.</param>
    /// <param name="scheduledFor">The time at which it was due, equal on every worker.</param>
    /// <param name="cancellationToken">Ends the run when the process stops.</param>
    Task FireRecurringAsync(string scheduleId, DateTimeOffset scheduledFor, CancellationToken cancellationToken);
}
