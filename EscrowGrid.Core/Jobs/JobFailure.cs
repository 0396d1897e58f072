namespace EscrowGrid.Core.Jobs;

/// <summary>A failed attempt of a job.</summary>
/// <param name="Attempt">Its number, from 1.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FailedAt">When it ended, or was found to have ended.</param>
/// <param name="Worker">Who ran it.</param>
/// <param name="Error">Why it failed, at most <see cref="Limits.JobErrorText"/> characters.</param>
public sealed record JobFailure(
    int Attempt, DateTimeOffset StartedAt, DateTimeOffset FailedAt, string Worker, string Error);
