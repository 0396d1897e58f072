namespace EscrowGrid.Core.Jobs;

/// <summary>A type of jobs that this release can run.</summary>
internal sealed record JobRegistration(
    JobKind Kind, Func<ClaimedJob, JobContext, CancellationToken, Task<JobAck>> RunAsync);
