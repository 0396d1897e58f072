using System.Globalization;
using System.Text.RegularExpressions;

namespace EscrowGrid.Admin.Forms;

/// <summary>A number as people type it: digits, a decimal point, and commas or spaces that group the digits.</summary>
internal static partial class TypedNumber
{
    private const int TimeoutMs = 100;

    /// <summary>A decimal holds so many exactly, and rounds any more.</summary>
    private const int MostDigits = 28;

    /// <summary>In whole units, so that a hundred times as much is never too much for a decimal.</summary>
    private const decimal AmountLimit = 10_000_000_000_000m;

    /// <summary>
    /// A comma elsewhere than between groups (thousands, or lakhs and crores) may be meant as a decimal point: whoever
    /// took it away would make a hundred times the amount of it.
    /// </summary>
    /// <returns>Null when it is none, or has more than 28 digits.</returns>
    public static decimal? Parse(string? text)
    {
        var typed = text?.Trim() ?? "";
        if (!Grouped().IsMatch(typed)) return null;
        var plain = string.Concat(typed.Where(it => char.IsAsciiDigit(it) || it is '.' or '-'));
        return plain.Count(char.IsAsciiDigit) <= MostDigits
            ? decimal.Parse(plain, NumberStyles.Number, CultureInfo.InvariantCulture)
            : null;
    }

    /// <returns>
    /// Digits of cents; null for an amount that is not above 0, has parts of a cent or is 10,000,000,000,000 or more.
    /// </returns>
    public static string? Cents(decimal amount)
    {
        if (amount is <= 0 or >= AmountLimit) return null;
        var cents = amount * 100;
        return cents == decimal.Truncate(cents) ? cents.ToString("F0", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Plain; by threes; the last three, then by twos. A space may be one that does not break.</summary>
    [GeneratedRegex(
        """
        \A[-+]?(
            ([0-9]+\.?|[0-9]*\.[0-9]+)
          | ([1-9][0-9]{0,2}(,[0-9]{3})+ | [1-9][0-9]?(,[0-9]{2})+,[0-9]{3}) (\.[0-9]+)?
          | ([1-9][0-9]{0,2}([ \u00A0\u202F][0-9]{3})+ | [1-9][0-9]?([ \u00A0\u202F][0-9]{2})+[ \u00A0\u202F][0-9]{3})
            (\.[0-9]+)?
        )\z
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        TimeoutMs)]
    private static partial Regex Grouped();
}
