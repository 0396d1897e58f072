using System.Globalization;

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
        return time.GetUtcNow().CutToMilliseconds();
    }

    public static DateTimeOffset CutToMilliseconds(this DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));

    /// <summary>As on the wire: UTC with three decimals (wire contract, section 3).</summary>
    public static string ToWireText(this DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
