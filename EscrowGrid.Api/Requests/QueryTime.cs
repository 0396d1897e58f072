using System.Globalization;
using System.Text.RegularExpressions;

namespace EscrowGrid.Api.Requests;

/// <summary>Reads times of the query: RFC 3339, with a zone.</summary>
internal static partial class QueryTime
{
    public const string Rule = "Invalid input: expected a date and time by RFC 3339, like 2026-01-31T00:00:00Z";

    /// <summary>
    /// In UTC, rounded up to the milliseconds that times are kept in, which changes neither what is at or after it nor
    /// what is before it. Null for what is no time.
    /// </summary>
    public static DateTimeOffset? Read(string text)
    {
        if (!Rfc3339().IsMatch(text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time))
            return null;
        var beyond = time.Ticks % TimeSpan.TicksPerMillisecond;
        if (beyond == 0 || time.UtcDateTime > DateTime.MaxValue.AddMilliseconds(-1))
            return time.ToUniversalTime().AddTicks(-beyond);
        return time.ToUniversalTime().AddTicks(TimeSpan.TicksPerMillisecond - beyond);
    }

    [GeneratedRegex(
        @"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,7})?([Zz]|[+-]\d{2}:\d{2})$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rfc3339();
}
