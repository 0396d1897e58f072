namespace EscrowGrid.Api.Metrics;

/// <summary>The counts of requests since the start of this instance (wire contract, section 12).</summary>
/// <param name="TotalRequests">All that are counted.</param>
/// <param name="TotalErrors">Those with a status of 500 or more.</param>
/// <param name="RequestsByStatus">By status.</param>
/// <param name="RequestsByMethod">By HTTP method; unknown ones together as OTHER.</param>
/// <param name="AverageDurationMs">Milliseconds; 0 before the first request.</param>
internal sealed record MetricsResponse(
    long TotalRequests,
    long TotalErrors,
    IReadOnlyDictionary<string, long> RequestsByStatus,
    IReadOnlyDictionary<string, long> RequestsByMethod,
    double AverageDurationMs);
