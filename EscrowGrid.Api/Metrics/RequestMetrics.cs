using System.Collections.Concurrent;

namespace EscrowGrid.Api.Metrics;

/// <summary>Counts requests since the process began (wire contract, section 12).</summary>
internal sealed class RequestMetrics
{
    private const string OtherMethod = "OTHER";

    /// <summary>What callers invent must not become series of their own.</summary>
    private static readonly string[] KnownMethods =
        ["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"];

    private readonly ConcurrentDictionary<(string Route, string Method, int Status), DurationHistogram> _series = new();
    private int _running;

    /// <summary>Requests that are being answered at the moment.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Each combination of route, method and status that occurred, in order.</summary>
    public IReadOnlyList<((string Route, string Method, int Status) Labels, DurationHistogram Durations)> Series =>
        [.. _series.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key)];

    public void Begin() => Interlocked.Increment(ref _running);

    public void End() => Interlocked.Decrement(ref _running);

    /// <param name="route">The pattern of the endpoint; null when there is none.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="status">Of the answer.</param>
    /// <param name="duration">From the first to the last of our code.</param>
    public void Count(string? route, string method, int status, TimeSpan duration)
    {
        var known = Array.BinarySearch(KnownMethods, method, StringComparer.Ordinal) >= 0 ? method : OtherMethod;
        _series.GetOrAdd((route ?? "", known, status), _ => new DurationHistogram()).Add(duration);
    }

    public MetricsResponse ToResponse()
    {
        var series = Series;
        var total = series.Sum(one => one.Durations.Count);
        return new MetricsResponse(
            total,
            series.Where(one => one.Labels.Status >= StatusCodes.Status500InternalServerError)
                .Sum(one => one.Durations.Count),
            SumBy(series, labels => $"{labels.Status}"),
            SumBy(series, labels => labels.Method),
            total == 0 ? 0 : series.Sum(one => one.Durations.Total.TotalMilliseconds) / total);
    }

    private static SortedDictionary<string, long> SumBy(
        IReadOnlyList<((string Route, string Method, int Status) Labels, DurationHistogram Durations)> series,
        Func<(string Route, string Method, int Status), string> label) =>
        new(
            series.GroupBy(one => label(one.Labels), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Sum(one => one.Durations.Count)),
            StringComparer.Ordinal);
}
