using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs;

/// <summary>One run of a job, as its handler sees it. Makes the acknowledgements.</summary>
public sealed class JobContext
{
    private readonly ClaimedJob _job;

    internal JobContext(ClaimedJob job) => _job = job;

    /// <summary>The same in every run: the idempotency key of whatever is called outside.</summary>
    public JobId Id => _job.Lease.Job;

    /// <summary>The number of this run, from 1.</summary>
    public int Attempt => _job.Attempt;

    public int MaxAttempts => _job.MaxAttempts;

    public string? OrderingKey => _job.Lease.OrderingKey;

    public DateTimeOffset EnqueuedAt => _job.EnqueuedAt;

    /// <summary>Done.</summary>
    public JobAck Complete() => new(_job.Lease, JobVerdict.Completed);

    /// <summary>Failed; due again after <see cref="JobBackoff"/>, or dead when this was the last attempt.</summary>
    public JobAck Retry(string error) => RetryAfter(JobBackoff.After(Attempt), error);

    /// <summary>
    /// Failed; due again after a time of the handler's choice, or dead when this was the last attempt.
    /// </summary>
    public JobAck RetryAfter(TimeSpan delay, string error)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return Attempt < MaxAttempts
            ? new JobAck(_job.Lease, JobVerdict.Retried) { Delay = delay, Error = Cut(error) }
            : Fail(error);
    }

    /// <summary>Failed in a way that no retry mends: dead at once, for an operator to look at.</summary>
    public JobAck Fail(string error) => new(_job.Lease, JobVerdict.Dead) { Error = Cut(error) };

    /// <summary>
    /// Neither failed nor done, such as while something is awaited outside: due again later, and not counted.
    /// </summary>
    public JobAck Postpone(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new JobAck(_job.Lease, JobVerdict.Postponed) { Delay = delay };
    }

    private static string Cut(string error) => ErrorText.Cut(error, Limits.JobErrorText);
}
