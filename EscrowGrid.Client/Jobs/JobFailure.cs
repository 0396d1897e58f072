namespace EscrowGrid.Client.Jobs;

/// <summary>A failed attempt.</summary>
/// <param name="Attempt">Its number, from 1.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FailedAt">When it ended.</param>
/// <param name="Worker">Who ran it.</param>
/// <param name="Error">Why it failed.</param>
public sealed record JobFailure(
    int Attempt, DateTimeOffset StartedAt, DateTimeOffset FailedAt, string Worker, string Error);
