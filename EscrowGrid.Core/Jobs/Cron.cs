using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EscrowGrid.Core.Jobs;

/// <summary>
/// The five-field form of cron, in UTC: minute, hour, day of month, month, day of week (0 and 7 are Sunday). A field is
/// <c>*</c>, a number, a range, either of the two with a step (<c>*/5</c>, <c>10-40/10</c>), or a list of those.
/// </summary>
/// <remarks>
/// Less than most engines read, and so the same on all of them: names, <c>L</c>, <c>W</c> and <c>#</c> are not read,
/// and a day of the month together with a day of the week is refused, because some engines take it as "and" and some
/// as "or".
/// </remarks>
public sealed class Cron
{
    // The longest gap of a date that exists: from one 29 February to the next across a year such as 2100.
    private const int YearsMaximum = 8;

    private static readonly (string Name, int Minimum, int Maximum)[] Fields =
        [("minute", 0, 59), ("hour", 0, 23), ("day of month", 1, 31), ("month", 1, 12), ("day of week", 0, 7)];

    private readonly ulong[] _fields;

    private Cron(string text, ulong[] fields) => (Text, _fields) = (text, fields);

    /// <summary>With one space between two fields.</summary>
    public string Text { get; }

    /// <param name="text">What an operator wrote.</param>
    /// <param name="cron">What it means.</param>
    /// <param name="problem">Why it means nothing, in words for the operator.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out Cron? cron, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        cron = null;
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            problem = "expected five fields: minute, hour, day of month, month, day of week";
            return false;
        }

        var fields = new ulong[Fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            if (!TryRead(parts[i], Fields[i].Minimum, Fields[i].Maximum, out fields[i]))
            {
                problem = $"the {Fields[i].Name} is not *, a number, a range, a step or a list of those "
                    + $"from {Fields[i].Minimum} to {Fields[i].Maximum}";
                return false;
            }
        }

        return TryMake(new Cron(string.Join(' ', parts), fields), parts, out cron, out problem);
    }

    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static Cron Parse(string text) =>
        TryParse(text, out var cron, out var problem) ? cron : throw new ArgumentException(problem, nameof(text));

    /// <returns>The first time after the given one, in UTC.</returns>
    public DateTimeOffset NextAfter(DateTimeOffset after) => FindAfter(after)
        ?? throw new InvalidOperationException("Times after the calendar's end are not known.");

    private static bool TryMake(
        Cron read, string[] parts, [NotNullWhen(true)] out Cron? cron, [NotNullWhen(false)] out string? problem)
    {
        cron = null;
        problem = null;
        if (parts[2] != "*" && parts[4] != "*")
            problem = "a day of the month and a day of the week together mean different things to different engines";
        else if (read.FindAfter(DateTimeOffset.UnixEpoch) is null)
            problem = "no such day ever comes";
        else
            cron = read;
        return cron is not null;
    }

    private static bool TryRead(string field, int minimum, int maximum, out ulong bits)
    {
        bits = 0;
        foreach (var item in field.Split(','))
        {
            if (!TryReadItem(item, minimum, maximum, out var some))
                return false;
            bits |= some;
        }

        return true;
    }

    private static bool TryReadItem(string item, int minimum, int maximum, out ulong bits)
    {
        bits = 0;
        var parts = item.Split('/');
        var bounds = parts[0].Split('-');
        var (first, last, step) = (minimum, maximum, 1);
        if (parts.Length > 2 || bounds.Length > 2)
            return false;
        if (parts[0] != "*")
        {
            // A step needs something to step through.
            if (!TryNumber(bounds[0], out first) || !TryNumber(bounds[^1], out last)
                || (parts.Length == 2 && bounds.Length == 1))
            {
                return false;
            }
        }

        if (parts.Length == 2 && (!TryNumber(parts[1], out step) || step < 1 || step > maximum))
            return false;
        if (first < minimum || last > maximum || first > last)
            return false;
        for (var value = first; value <= last; value += step)
            bits |= 1UL << value;
        return true;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private DateTimeOffset? FindAfter(DateTimeOffset after)
    {
        var start = after.UtcDateTime;
        var at = new DateTime(start.Year, start.Month, start.Day, start.Hour, start.Minute, 0, DateTimeKind.Utc)
            .AddMinutes(1);
        var end = at.AddYears(YearsMaximum);
        while (at <= end)
        {
            if (!Has(3, at.Month))
                at = new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);
            else if (!Has(2, at.Day) || !HasWeekday((int)at.DayOfWeek))
                at = at.Date.AddDays(1);
            else if (!Has(1, at.Hour))
                at = at.Date.AddHours(at.Hour + 1);
            else if (!Has(0, at.Minute))
                at = at.AddMinutes(1);
            else
                return new DateTimeOffset(at);
        }

        return null;
    }

    private bool Has(int field, int value) => (_fields[field] & (1UL << value)) != 0;

    private bool HasWeekday(int day) => Has(4, day) || (day == 0 && Has(4, 7));
}
