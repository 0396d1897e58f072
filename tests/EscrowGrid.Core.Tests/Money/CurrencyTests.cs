namespace EscrowGrid.Core.Tests.Money;

public sealed class CurrencyTests
{
    [Fact]
    public void Codes_OfTheContract_AreThirtyTwo() => Assert.Equal(32, Currency.Codes.Count);

    [Theory]
    [InlineData("USD", "USD")]
    [InlineData("usd", "USD")]
    [InlineData("tRy", "TRY")]
    public void Code_InAnyCase_IsKeptInUpperCase(string text, string expected)
    {
        Assert.True(Currency.TryParse(text, out var currency));
        Assert.Equal(expected, currency.Code);
    }

    [Theory]
    [InlineData("XXX")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("USD ")]
    public void Code_OffTheList_IsNoCurrency(string? text) => Assert.False(Currency.TryParse(text, out _));
}
