using EscrowGrid.Core;

namespace EscrowGrid.Rails;

/// <summary>
/// The one place where money becomes a provider's whole units and back: 1 USD is 100 cents, 1 USDC is 1,000,000 units
/// (escrow-services.md, T-15). What does not fit exactly is refused, never rounded.
/// </summary>
internal static class MinorUnits
{
    /// <returns>False when the currency has no units here, or the amount is no whole number of them.</returns>
    public static bool TryOf(Money money, out long units)
    {
        units = 0;
        if (PerWhole(money.Currency) is not { } perWhole)
            return false;
        var exact = money.Amount.Value * perWhole;
        if (exact != decimal.Truncate(exact) || exact > long.MaxValue)
            return false;
        units = (long)exact;
        return true;
    }

    /// <returns>False when it is nothing, less than nothing, or more than an amount can be.</returns>
    public static bool TryRead(long units, Currency currency, out Money money)
    {
        money = default;
        if (PerWhole(currency) is not { } perWhole)
            return false;
        var text = (units / (decimal)perWhole).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Amount.TryParse(text, out var amount) is not AmountError.None)
            return false;
        money = new Money(amount, currency);
        return true;
    }

    private static long? PerWhole(Currency currency) =>
        currency == Currency.Usd ? 100
        : currency == Currency.Usdc ? 1_000_000
        : null;
}
