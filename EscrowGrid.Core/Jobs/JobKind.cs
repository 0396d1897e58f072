namespace EscrowGrid.Core.Jobs;

/// <summary>What holds for all jobs of one type.</summary>
public abstract record JobKind
{
    private protected JobKind(string name) => Name = name;

    /// <summary>
    /// The name under which jobs of the type are stored and seen by operators: <c>feature.verb</c>. Stable: a job may
    /// be run by another release than the one that enqueued it, older or newer.
    /// </summary>
    public string Name { get; }

    /// <summary>What is paused together and has its own limit of jobs at once in a worker.</summary>
    public string Queue { get; init; } = JobQueues.Default;

    public JobLane Lane { get; init; } = JobLane.Domain;

    public JobPriority Priority { get; init; } = JobPriority.Normal;

    /// <summary>Runs until the job is dead, at least 1.</summary>
    public int MaxAttempts { get; init; } = Limits.JobAttempts;

    /// <summary>How long one run may take; then it is asked to stop and counts as failed.</summary>
    public TimeSpan Timeout { get; init; } = Limits.JobTimeout;

    /// <summary>Whether a failed one has to be kept for ever.</summary>
    public bool IsAboutMoney { get; init; }
}
