namespace EscrowGrid.Client.Jobs;

/// <summary>What became of the jobs that an operator acted on.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="State">Where they stand now.</param>
public sealed record JobAct(int Count, JobState State);
