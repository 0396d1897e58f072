namespace EscrowGrid.Core.Jobs;

/// <summary>
/// Where a job stands. It waits (<see cref="Scheduled"/>, <see cref="Ready"/>, <see cref="Parked"/>), runs, or has
/// ended; a <see cref="Dead"/> one has ended for the workers, and still holds up the jobs behind it.
/// </summary>
public enum JobState
{
    /// <summary>Not due yet: delayed by whoever enqueued it, or by a retry.</summary>
    Scheduled,

    /// <summary>Due; the next free worker takes it.</summary>
    Ready,

    /// <summary>A worker holds its lease.</summary>
    Running,

    /// <summary>Behind an earlier job of the same ordering key that has not ended, be it a dead one.</summary>
    Parked,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Given up after its last attempt; an operator retries or deletes it.</summary>
    Dead,

    /// <summary>Taken out by an operator.</summary>
    Deleted,
}
