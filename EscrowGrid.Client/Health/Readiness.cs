namespace EscrowGrid.Client.Health;

/// <summary>Whether the API can work.</summary>
/// <param name="Ok">False when it answers every call with 503.</param>
/// <param name="Status">"ready", "degraded", "unavailable" or "stopping".</param>
/// <param name="Services">Each dependency: "available" or "unavailable".</param>
public sealed record Readiness(bool Ok, string Status, IReadOnlyDictionary<string, string> Services);
