namespace EscrowGrid.Client.Health;

/// <summary>What the API says of itself.</summary>
/// <param name="Status">"ok".</param>
/// <param name="Service">The platform's name.</param>
/// <param name="StoreBackend">"memory" or "postgres".</param>
/// <param name="Mode">"api" or "all".</param>
/// <param name="Timestamp">The API's clock.</param>
/// <param name="Services">Each dependency: "available", "unavailable" or "unknown".</param>
public sealed record HealthStatus(
    string Status,
    string Service,
    string StoreBackend,
    string Mode,
    DateTimeOffset Timestamp,
    IReadOnlyDictionary<string, string> Services);
