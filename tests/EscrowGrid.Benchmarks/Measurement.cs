namespace EscrowGrid.Benchmarks;

/// <summary>What one run of one operation showed.</summary>
/// <param name="Operation">The request, as the table names it.</param>
/// <param name="Connections">Requests in flight at any time, each on its own connection.</param>
/// <param name="PerSecond">Answered requests with the expected status, a second.</param>
/// <param name="P50Ms">Median latency in milliseconds.</param>
/// <param name="P99Ms">99th percentile of latency in milliseconds.</param>
/// <param name="Failed">Requests with another status or no answer. A run with any is not a measurement.</param>
internal sealed record Measurement(
    string Operation, int Connections, double PerSecond, double P50Ms, double P99Ms, long Failed)
{
    public static string Header =>
        $"{"operation",-16} {"connections",11} {"requests/s",11} {"p50 ms",8} {"p99 ms",8} {"failed",7}";

    public override string ToString() =>
        $"{Operation,-16} {Connections,11} {PerSecond,11:N0} {P50Ms,8:N1} {P99Ms,8:N1} {Failed,7}";
}
