namespace EscrowGrid.Core.Tests.Money;

public sealed class AmountTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("100", "100")]
    [InlineData("0.10", "0.1")]
    [InlineData("0.00000001", "0.00000001")]
    [InlineData("1e-8", "0.00000001")]
    [InlineData("10e-9", "0.00000001")]
    [InlineData("0.000000010", "0.00000001")]
    [InlineData("1E15", "1000000000000000")]
    [InlineData("0.1e16", "1000000000000000")]
    [InlineData("1000000000000000.000000000000", "1000000000000000")]
    [InlineData("12345678901.12345678", "12345678901.12345678")]
    [InlineData("999999999999999.99999999", "999999999999999.99999999")]
    [InlineData("0.00000000000000000001e20", "1")]
    [InlineData("100000000000000000000000000000000000000000e-40", "10")]
    [InlineData("1.5e+2", "150")]
    public void Text_OfAnAmount_IsReadDigitForDigit(string text, string expected)
    {
        Assert.Equal(AmountError.None, Amount.TryParse(text, out var amount));
        Assert.Equal(expected, amount.ToString());
    }

    [Theory]
    [InlineData("0", AmountError.NotPositive)]
    [InlineData("-0", AmountError.NotPositive)]
    [InlineData("0.000", AmountError.NotPositive)]
    [InlineData("0e400", AmountError.NotPositive)]
    [InlineData("-5", AmountError.NotPositive)]
    [InlineData("-1e400", AmountError.NotPositive)]
    [InlineData("1e-9", AmountError.TooSmall)]
    [InlineData("0.000000009", AmountError.TooSmall)]
    [InlineData("1e-400", AmountError.TooSmall)]
    [InlineData("1e-99999999999999999999", AmountError.TooSmall)]
    [InlineData("1.5e-8", AmountError.TooManyDecimals)]
    [InlineData("0.123456789", AmountError.TooManyDecimals)]
    [InlineData("1.000000001", AmountError.TooManyDecimals)]
    [InlineData("999999999999999.999999999", AmountError.TooManyDecimals)]
    [InlineData("1.00000000000000000000000000000000000000000000000001", AmountError.TooManyDecimals)]
    [InlineData("1000000000000000.00000001", AmountError.TooLarge)]
    [InlineData("1000000000000000.000000001", AmountError.TooLarge)]
    [InlineData("1000000000000001", AmountError.TooLarge)]
    [InlineData("1e16", AmountError.TooLarge)]
    [InlineData("1e400", AmountError.TooLarge)]
    [InlineData("1e99999999999999999999", AmountError.TooLarge)]
    [InlineData("123456789012345678901234567890123456789012345678901234567890", AmountError.TooLarge)]
    public void Text_OfNoAmount_IsRefusedWithItsReason(string text, AmountError expected)
    {
        Assert.Equal(expected, Amount.TryParse(text, out var amount));
        Assert.Equal(default, amount);
    }

    [Fact]
    public void Amounts_ThatAreEqual_AreWrittenAlike() =>
        Assert.Equal(Amount.FromStored(1.50000000m).ToString(), Amount.FromStored(1.5m).ToString());

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1000000000000001")]
    [InlineData("0.000000001")]
    public void StoredValue_ThatIsNoAmount_IsABug(string value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Amount.FromStored(decimal.Parse(value)));
}
