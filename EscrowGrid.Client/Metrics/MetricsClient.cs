using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Metrics;

/// <summary><c>/metrics</c>; for the root key, where the operator has not switched it off.</summary>
public sealed class MetricsClient
{
    private readonly ApiConnection _api;

    internal MetricsClient(ApiConnection api) => _api = api;

    public Task<RequestMetrics> ReadAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync("metrics", WireJson.Default.RequestMetrics, cancellationToken);

    /// <summary>All metrics in the text format of Prometheus.</summary>
    public Task<string> ScrapeAsync(CancellationToken cancellationToken = default) =>
        _api.GetTextAsync("metrics/prometheus", cancellationToken);
}
