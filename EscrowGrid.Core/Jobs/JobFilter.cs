namespace EscrowGrid.Core.Jobs;

/// <summary>Filters that combine; null means any.</summary>
public sealed record JobFilter(
    JobState? State = null, string? Queue = null, string? Type = null, string? OrderingKey = null);
