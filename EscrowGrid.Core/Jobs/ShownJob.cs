using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs;

/// <summary>A job as operators see it.</summary>
public sealed record ShownJob(JobId Id, long Number, string Type, string Queue, JobState State, JobPriority Priority)
{
    public JobLane Lane { get; init; }

    public string? OrderingKey { get; init; }

    public string? DedupKey { get; init; }

    public bool IsAboutMoney { get; init; }

    /// <summary>Runs that have begun, since it was enqueued or last retried by an operator.</summary>
    public int Attempt { get; init; }

    public int MaxAttempts { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is or was due.</summary>
    public DateTimeOffset RunAt { get; init; }

    /// <summary>Of the last run.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Who took it last.</summary>
    public string? Worker { get; init; }

    public required JsonText Payload { get; init; }

    /// <summary>The latest failed attempts, oldest first.</summary>
    public required IReadOnlyList<JobFailure> Failures { get; init; }
}
