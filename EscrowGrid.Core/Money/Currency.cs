using System.Collections.Frozen;

namespace EscrowGrid.Core;

/// <summary>
/// One of the 32 supported currencies by its ISO 4217 code, upper case (wire contract, section 4), or
/// <see cref="Usdc"/>, which only escrows know.
/// </summary>
public readonly record struct Currency
{
    private static readonly FrozenSet<string> Supported = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "CNY", "HKD", "SGD", "INR", "MXN", "BRL", "ZAR", "AED",
        "SAR", "KRW", "TWD", "THB", "MYR", "IDR", "PHP", "VND", "PLN", "SEK", "NOK", "DKK", "CZK", "HUF", "ILS", "TRY");

    private Currency(string code) => Code = code;

    /// <summary>The US dollar.</summary>
    public static Currency Usd { get; } = new("USD");

    /// <summary>The coin USDC. What is written in a position's currency is never it.</summary>
    public static Currency Usdc { get; } = new("USDC");

    public static IReadOnlySet<string> Codes => Supported;

    public string Code { get; }

    /// <summary>One of the 32, in any case, since clients may send lower case; keeps upper case.</summary>
    public static bool TryParse(string? text, out Currency currency)
    {
        if (text is not null && Supported.TryGetValue(text, out var code))
        {
            currency = new Currency(code);
            return true;
        }

        currency = default;
        return false;
    }

    /// <exception cref="ArgumentException">The code is not supported.</exception>
    public static Currency FromStored(string code) =>
        TryParse(code, out var currency) ? currency
        : code == Usdc.Code ? Usdc
        : throw new ArgumentException("Not a currency.", nameof(code));

    public override string ToString() => Code;
}
