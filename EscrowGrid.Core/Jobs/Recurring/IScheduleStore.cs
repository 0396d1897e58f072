using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>What is stored of schedules. Every call is one transaction.</summary>
public interface IScheduleStore
{
    /// <summary>Those that an operator has changed, or that have run.</summary>
    Task<IReadOnlyList<StoredSchedule>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Stores the job of a time of a schedule.</summary>
    /// <returns>
    /// False when this time or a later one has been taken, when the last run has not ended, or when the schedule is
    /// paused; then nothing is stored.
    /// </returns>
    Task<bool> TryFireAsync(
        JobRequest job, string scheduleId, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Stores how an attempt ended, with its acknowledgement.</summary>
    /// <exception cref="LeaseLostException">Nothing is stored.</exception>
    Task EndAsync(
        string scheduleId, ScheduleOutcome outcome, JobAck ack, CancellationToken cancellationToken);

    Task PutAsync(ScheduleState state, Trail trail, CancellationToken cancellationToken);

    /// <summary>Stores the job that an operator asked for, which the trail holds.</summary>
    /// <returns>False when the last run has not ended; then nothing is stored.</returns>
    Task<bool> TryTriggerAsync(
        string scheduleId, JobId job, Trail trail, CancellationToken cancellationToken);
}
