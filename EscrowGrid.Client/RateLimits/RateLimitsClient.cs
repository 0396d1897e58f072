using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.RateLimits;

/// <summary><c>/operations/rate-limits</c>, for the root key and operators.</summary>
public sealed class RateLimitsClient
{
    private readonly ApiConnection _api;

    internal RateLimitsClient(ApiConnection api) => _api = api;

    /// <summary>The limits in force, and whom they refuse.</summary>
    public Task<RateLimitReport> ShowAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync("operations/rate-limits", WireJson.Default.RateLimitReport, cancellationToken);
}
