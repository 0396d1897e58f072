using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>One job, as the in-memory store has it.</summary>
internal sealed class MemoryJob(JobRequest request, long number, DateTimeOffset now)
{
    public JobRequest Request => request;

    public long Number => number;

    public JobState State { get; set; }

    public int Attempt { get; set; }

    public long Fence { get; set; }

    public string? Worker { get; set; }

    public DateTimeOffset CreatedAt => now;

    public DateTimeOffset RunAt { get; set; } = request.RunAt ?? now;

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Until when its ticket is awaited, in the Engine lane.</summary>
    public DateTimeOffset? TicketUntil { get; set; }

    public List<JobFailure> Failures { get; } = [];

    public bool HasEnded => State is JobState.Completed or JobState.Dead or JobState.Deleted;

    /// <summary>Whether it keeps later jobs of its key from running.</summary>
    public bool HoldsKey => State is not (JobState.Completed or JobState.Deleted);

    public void Fail(string error, DateTimeOffset at)
    {
        if (Failures.Count == Limits.JobFailures)
            Failures.RemoveAt(0);
        Failures.Add(new JobFailure(Attempt, StartedAt ?? at, at, Worker ?? "", error));
    }
}
