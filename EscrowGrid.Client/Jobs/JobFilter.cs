namespace EscrowGrid.Client.Jobs;

/// <summary>Which jobs; null means any.</summary>
public sealed record JobFilter(
    JobState? State = null, string? Queue = null, string? Type = null, string? OrderingKey = null);
