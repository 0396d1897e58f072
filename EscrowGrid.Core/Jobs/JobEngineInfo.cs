namespace EscrowGrid.Core.Jobs;

/// <summary>Which engine runs the schedules.</summary>
/// <param name="Name">The engine's own name.</param>
/// <param name="Version">The version of its package.</param>
/// <param name="DashboardPath">Where a host can mount the engine's own dashboard, or null when it has none.</param>
public sealed record JobEngineInfo(string Name, string Version, string? DashboardPath);
