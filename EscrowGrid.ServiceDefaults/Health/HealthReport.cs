namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>
/// The answer of <c>GET /health</c> (tokenization-api.md 5, with the services map, time and mode that
/// api-and-worker-modes.md 5 asks for).
/// </summary>
/// <param name="Status">Always "ok": the process answers.</param>
/// <param name="Service">The platform's name in the wire contract.</param>
/// <param name="StoreBackend">"memory" or "postgres"; absent where the service has no store.</param>
/// <param name="Durable">False when everything is lost at exit; absent where the service has no store.</param>
/// <param name="Services">
/// Each dependency: "available", "unavailable", or "unknown" before the first probe ended.
/// </param>
/// <param name="Timestamp">UTC, ISO 8601 with three decimals.</param>
/// <param name="Mode">"api", "worker", "all", or "admin" for the console.</param>
internal sealed record HealthReport(
    string Status,
    string Service,
    string? StoreBackend,
    bool? Durable,
    IReadOnlyDictionary<string, string> Services,
    string Timestamp,
    string Mode);
