namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>
/// The answer of <c>GET /ready</c> (tokenization-api.md 5, without the driver's message that the peer shows).
/// </summary>
/// <param name="Ok">False exactly when the status code is 503.</param>
/// <param name="StoreBackend">"memory" or "postgres"; absent where the service has no store.</param>
/// <param name="Db">The database's part; present exactly when the store is Postgres.</param>
/// <param name="Status">"ready", "degraded" (something optional is missing), "unavailable" or "stopping".</param>
/// <param name="Services">Each dependency: "available" or "unavailable".</param>
internal sealed record ReadinessReport(
    bool Ok, string? StoreBackend, DatabaseReadiness? Db, string Status, IReadOnlyDictionary<string, string> Services);
