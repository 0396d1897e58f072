namespace EscrowGrid.Core.Jobs;

/// <summary>What became of jobs that an operator acted on.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="State">Where they stand now: READY or DELETED.</param>
public sealed record JobActOutcome(int Count, JobState State);
