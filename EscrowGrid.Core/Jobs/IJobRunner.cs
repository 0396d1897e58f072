using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs;

/// <summary>
/// The only thing that an engine calls back. Neither call throws: what goes wrong is the job's outcome.
/// </summary>
public interface IJobRunner
{
    /// <summary>
    /// Redeems a ticket: claims the job, runs its handler and stores the outcome. A job that is not ready any more, or
    /// not yet again, is left as it is.
    /// </summary>
    /// <param name="job">The ticket's job.</param>
    /// <param name="cancellationToken">
    /// Set when the process stops: the handler is asked to end, and an unfinished job is given back.
    /// </param>
    Task RunAsync(JobId job, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the job of a schedule that is due, and runs it at once. Nothing happens when another worker has taken
    /// this time of the schedule or a later one, when its last run has not ended, or when it is paused.
    /// </summary>
    /// <param name="scheduleId">The schedule that is due; the job of one that this release does not know waits for
    /// a worker that does.</param>
    /// <param name="dueAt">The time at which it was due, equal on every worker.</param>
    /// <param name="cancellationToken">As for <see cref="RunAsync"/>.</param>
    Task FireRecurringAsync(string scheduleId, DateTimeOffset dueAt, CancellationToken cancellationToken);
}
