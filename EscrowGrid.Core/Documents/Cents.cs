using System.Globalization;

namespace EscrowGrid.Core.Documents;

/// <summary>
/// The money of escrows on the wire: whole hundredths as text of digits, which no client takes for a binary fraction
/// (trap T-16).
/// </summary>
public static class Cents
{
    public const int MaximumDigits = 18;

    public const string Pattern = "^[1-9][0-9]{0,17}$";

    public const string PatternOrNone = "^(0|[1-9][0-9]{0,17})$";

    public const string Rule =
        "Expected cents as a string of at most 18 digits, the first one not 0, such as \"10000\" for 100.00";

    private const int InOne = 100;

    public static string Of(Amount amount) => Of(amount.Value);

    /// <summary>"0" for nothing.</summary>
    public static string Of(Balance balance) => Of(balance.Value);

    /// <returns>False for what is not written like that, for zero, and above the largest amount.</returns>
    public static bool TryParse(string text, out Amount amount)
    {
        amount = default;
        if (text is not { Length: > 0 and <= MaximumDigits } || text[0] == '0'
            || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var whole = long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        return Amount.TryParse((whole / (decimal)InOne).ToString(CultureInfo.InvariantCulture), out amount)
            is AmountError.None;
    }

    private static string Of(decimal value) => (value * InOne).ToString("0.########", CultureInfo.InvariantCulture);
}
