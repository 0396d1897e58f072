namespace EscrowGrid.Benchmarks.Report;

/// <summary>What one run of one operation showed.</summary>
/// <param name="PerSecond">Operations with the expected answer, a second.</param>
/// <param name="P50Ms">Median latency in milliseconds.</param>
/// <param name="P99Ms">99th percentile of latency in milliseconds.</param>
/// <param name="Failed">Operations with another answer. A run with any is not a measurement.</param>
internal sealed record Rate(double PerSecond, double P50Ms, double P99Ms, long Failed)
{
    public static Rate Of(double[] latenciesMs, TimeSpan time, long failed)
    {
        Array.Sort(latenciesMs);
        return new Rate(
            latenciesMs.Length / time.TotalSeconds,
            Percentile(latenciesMs, 0.50),
            Percentile(latenciesMs, 0.99),
            failed);
    }

    private static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
