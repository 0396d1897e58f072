using EscrowGrid.Core;

namespace EscrowGrid.Rails.Tests;

/// <summary>Literal amounts, so that no factor of 10,000 slips in (escrow-services.md T-15, 31.9 test 11).</summary>
public sealed class MinorUnitsTests
{
    [Theory]
    [InlineData("USD", "0.01", 1L)]
    [InlineData("USD", "1", 100L)]
    [InlineData("USD", "10.10", 1_010L)]
    [InlineData("USD", "10000", 1_000_000L)]
    [InlineData("USD", "1000000000000000", 100_000_000_000_000_000L)]
    [InlineData("USDC", "0.000001", 1L)]
    [InlineData("USDC", "0.01", 10_000L)]
    [InlineData("USDC", "1", 1_000_000L)]
    [InlineData("USDC", "10000.000001", 10_000_000_001L)]
    [InlineData("USDC", "9223372036854.775807", 9_223_372_036_854_775_807L)]
    [InlineData("USDC", "9223372036854.775808", null)]
    [InlineData("USD", "0.001", null)]
    [InlineData("USD", "1.005", null)]
    [InlineData("USDC", "0.0000001", null)]
    [InlineData("EUR", "1", null)]
    [InlineData("JPY", "1", null)]
    public void Money_InAProvidersUnits_IsExactOrRefused(string currency, string amount, long? expected)
    {
        Assert.Equal(AmountError.None, Amount.TryParse(amount, out var parsed));
        var money = new Money(parsed, Currency.FromStored(currency));

        var isWhole = MinorUnits.TryOf(money, out var units);

        Assert.Equal(expected, isWhole ? units : null);
    }

    [Theory]
    [InlineData("USD", 1, "0.01")]
    [InlineData("USD", 1_000_000, "10000")]
    [InlineData("USD", 12_345, "123.45")]
    [InlineData("USDC", 1, "0.000001")]
    [InlineData("USDC", 10_000, "0.01")]
    [InlineData("USDC", 10_000_000_001, "10000.000001")]
    [InlineData("USD", 0, null)]
    [InlineData("USD", -1, null)]
    [InlineData("USD", long.MaxValue, null)]
    [InlineData("EUR", 100, null)]
    public void Units_OfAProvider_AreMoneyOrNothing(string currency, long units, string? expected)
    {
        var isMoney = MinorUnits.TryRead(units, Currency.FromStored(currency), out var money);

        Assert.Equal(expected, isMoney ? money.Amount.ToString() : null);
    }
}
