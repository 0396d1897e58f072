namespace EscrowGrid.Core.Jobs;

/// <summary>A worker as operators see it.</summary>
/// <param name="Report">What it said.</param>
/// <param name="SeenAt">When it said so.</param>
public sealed record ShownWorker(WorkerReport Report, DateTimeOffset SeenAt);
