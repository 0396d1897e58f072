namespace EscrowGrid.Core;

/// <summary>The time of a change, at the precision that is stored and sent.</summary>
public static class Clock
{
    /// <summary>
    /// Now in UTC, cut to whole milliseconds, so that an answer and a later read show the same digits.
    /// </summary>
    public static DateTimeOffset NowInMilliseconds(this TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
