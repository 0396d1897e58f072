using System.Net;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Health;

/// <summary><c>/health</c>, <c>/alive</c> and <c>/ready</c>; no key needed.</summary>
public sealed class HealthClient
{
    private readonly ApiConnection _api;

    internal HealthClient(ApiConnection api) => _api = api;

    public Task<HealthStatus> GetHealthAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync("health", WireJson.Default.HealthStatus, cancellationToken);

    /// <summary>Answers while the process does, whatever its dependencies do.</summary>
    public Task<Liveness> GetLivenessAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync("alive", WireJson.Default.Liveness, cancellationToken);

    /// <summary>An API that is not ready answers as well: <see cref="Readiness.Ok"/> is then false.</summary>
    public Task<Readiness> GetReadinessAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            "ready", HttpStatusCode.ServiceUnavailable, WireJson.Default.Readiness, cancellationToken);
}
