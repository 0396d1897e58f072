using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Jobs;

/// <summary>A job that this worker has taken.</summary>
internal sealed record ClaimedJob(
    JobLease Lease,
    string Type,
    string Queue,
    JsonText Payload,
    int Attempt,
    int MaxAttempts,
    DateTimeOffset EnqueuedAt)
{
    /// <summary>How long the job was due before it was taken.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>For the log: never its payload.</summary>
    public override string ToString() => $"{Type} {Lease.Job}";
}
