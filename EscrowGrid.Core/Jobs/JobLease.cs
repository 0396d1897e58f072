using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs;

/// <summary>A worker's right to end a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="Fence">
/// Grows with each time that the job is taken. A worker whose lease has run out holds an old number, and everything
/// that it tries to store together with its acknowledgement is refused.
/// </param>
/// <param name="OrderingKey">The job's key: when the job ends, the next of the key goes on.</param>
public sealed record JobLease(JobId Job, long Fence, string? OrderingKey);
