namespace EscrowGrid.Client.Metrics;

/// <summary>What one instance of the API has counted since it started.</summary>
/// <param name="TotalRequests">All that are counted.</param>
/// <param name="TotalErrors">Those with a status of 500 or more.</param>
/// <param name="RequestsByStatus">By HTTP status.</param>
/// <param name="RequestsByMethod">By HTTP method.</param>
/// <param name="AverageDurationMs">Milliseconds; 0 before the first request.</param>
public sealed record RequestMetrics(
    long TotalRequests,
    long TotalErrors,
    IReadOnlyDictionary<string, long> RequestsByStatus,
    IReadOnlyDictionary<string, long> RequestsByMethod,
    double AverageDurationMs);
