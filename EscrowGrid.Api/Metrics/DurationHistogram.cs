namespace EscrowGrid.Api.Metrics;

/// <summary>How long requests took, counted without a lock.</summary>
internal sealed class DurationHistogram
{
    private readonly long[] _counts = new long[Bounds.Length + 1];
    private long _count;
    private long _ticks;

    /// <summary>Upper bounds in seconds, inclusive; longer ones are in the last bucket.</summary>
    public static double[] Bounds { get; } =
        [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    public long Count => Volatile.Read(ref _count);

    public TimeSpan Total => new(Volatile.Read(ref _ticks));

    public void Add(TimeSpan duration)
    {
        var seconds = duration.TotalSeconds;
        var bucket = 0;
        while (bucket < Bounds.Length && seconds > Bounds[bucket])
            bucket++;
        Interlocked.Increment(ref _counts[bucket]);
        Interlocked.Add(ref _ticks, duration.Ticks);
        Interlocked.Increment(ref _count);
    }

    /// <summary>How many took at most each bound, and how many there were at all.</summary>
    public long[] Cumulate()
    {
        var sums = new long[_counts.Length];
        var sum = 0L;
        for (var bucket = 0; bucket < sums.Length; bucket++)
            sums[bucket] = sum += Volatile.Read(ref _counts[bucket]);
        return sums;
    }
}
