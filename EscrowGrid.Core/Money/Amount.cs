using System.Globalization;

namespace EscrowGrid.Core;

/// <summary>
/// An exact positive amount without a currency: from 0.00000001 to 10^15, at most eight decimals (wire contract,
/// sections 4 and 10). The bound of a policy is one, since it holds for every allowed currency; everything else that
/// is worth something is <see cref="Money"/>.
/// </summary>
/// <remarks>
/// It is read from the digits of the JSON text and never passes through binary floating point.
/// Trailing zeros are cut, so that equal amounts are written alike.
/// </remarks>
public readonly record struct Amount : IComparable<Amount>
{
    /// <summary>Decimals that are kept; the database column is NUMERIC(32,8).</summary>
    public const int MaximumDecimals = 8;

    private const decimal Largest = 1_000_000_000_000_000m;
    private const int LargestIntegerDigits = 16;

    // Beyond this an exponent decides the outcome by itself; it keeps the arithmetic on exponents in range.
    private const int ExponentBound = 100_000_000;

    private Amount(decimal value) => Value = value;

    /// <summary>The smallest there is; every other one is a multiple of it.</summary>
    public static Amount Least { get; } = new(0.000_000_01m);

    /// <summary>The exact value. Only storage and serialization look at it.</summary>
    public decimal Value { get; }

    public static bool operator <(Amount left, Amount right) => left.Value < right.Value;

    public static bool operator >(Amount left, Amount right) => left.Value > right.Value;

    public static bool operator <=(Amount left, Amount right) => left.Value <= right.Value;

    public static bool operator >=(Amount left, Amount right) => left.Value >= right.Value;

    /// <summary>Takes a value that was stored before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value breaks the rules of an amount.</exception>
    public static Amount FromStored(decimal value)
    {
        var error = Check(value);
        return error is AmountError.None
            ? new Amount(value.WithoutTrailingZeros())
            : throw new ArgumentOutOfRangeException(nameof(value), $"Not an amount: {error}.");
    }

    /// <summary>
    /// Reads the text of a JSON number, in plain or in exponent notation. The caller's parser has already made sure
    /// that it is one.
    /// </summary>
    public static AmountError TryParse(ReadOnlySpan<char> number, out Amount amount)
    {
        amount = default;
        var exponentAt = number.IndexOfAny('e', 'E');
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        var exponent = exponentAt < 0 ? 0 : ReadExponent(number[(exponentAt + 1)..]);

        var isNegative = mantissa.StartsWith('-');
        if (isNegative)
            mantissa = mantissa[1..];
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        var digits = string.Concat(whole, fraction).AsSpan();
        var scale = (long)fraction.Length - exponent;

        var significant = digits.TrimStart('0');
        if (significant.IsEmpty || isNegative)
            return AmountError.NotPositive;
        var trimmed = significant.TrimEnd('0');
        scale -= significant.Length - trimmed.Length;
        return FromDigits(trimmed, scale, out amount);
    }

    public int CompareTo(Amount other) => Value.CompareTo(other.Value);

    /// <summary>Plain decimal digits, without an exponent and without trailing zeros.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of <paramref name="digits"/> is digits * 10^-scale, and its last digit is not zero.</summary>
    private static AmountError FromDigits(ReadOnlySpan<char> digits, long scale, out Amount amount)
    {
        amount = default;
        var integerDigits = digits.Length - scale;
        if (integerDigits > LargestIntegerDigits)
            return AmountError.TooLarge;
        if (integerDigits <= -MaximumDecimals)
            return AmountError.TooSmall;
        if (scale > MaximumDecimals)
        {
            // Too long for a decimal perhaps, so the size is judged by the digits before the point alone.
            var isAboveLargest = integerDigits == LargestIntegerDigits;
            return isAboveLargest ? AmountError.TooLarge : AmountError.TooManyDecimals;
        }

        var value = decimal.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        value = scale >= 0
            ? value / PowerOfTen((int)scale)
            : value * PowerOfTen((int)-scale);
        var error = Check(value);
        if (error is AmountError.None)
            amount = new Amount(value.WithoutTrailingZeros());
        return error;
    }

    private static AmountError Check(decimal value) => value switch
    {
        <= 0 => AmountError.NotPositive,
        < 0.000_000_01m => AmountError.TooSmall,
        > Largest => AmountError.TooLarge,
        _ when decimal.Round(value, MaximumDecimals) != value => AmountError.TooManyDecimals,
        _ => AmountError.None,
    };

    private static int ReadExponent(ReadOnlySpan<char> text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
            return Math.Clamp(exponent, -ExponentBound, ExponentBound);
        return text.StartsWith('-') ? -ExponentBound : ExponentBound;
    }

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
            power *= 10m;
        return power;
    }
}
