using System.Globalization;
using EscrowGrid.Admin.Forms;

namespace EscrowGrid.Admin.Tests.Forms;

/// <summary>What is typed is that number, or none: never another one.</summary>
public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("007", "7")]
    [InlineData("1250.50", "1250.50")]
    [InlineData(" 1250.5 ", "1250.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("-3", "-3")]
    [InlineData("+3", "3")]
    [InlineData("1,250.50", "1250.50")]
    [InlineData("12,345,678", "12345678")]
    [InlineData("1,00,000.50", "100000.50")]
    [InlineData("12,34,56,789", "123456789")]
    [InlineData("1 250.50", "1250.50")]
    [InlineData("1\u00A0250\u202F000", "1250000")]
    [InlineData("1 00 000", "100000")]
    [InlineData("9999999999999999999999999999", "9999999999999999999999999999")]
    public void Number_AsPeopleGroupDigits_IsRead(string typed, string number) =>
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), TypedNumber.Parse(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("ten")]
    [InlineData("1e3")]
    [InlineData("10,50")]
    [InlineData("1.000,50")]
    [InlineData("1,0000")]
    [InlineData("1000,000")]
    [InlineData("0,500")]
    [InlineData("100,00,000")]
    [InlineData("1,000,00")]
    [InlineData("1,,000")]
    [InlineData(",500")]
    [InlineData("1,000,")]
    [InlineData("1.5,000")]
    [InlineData("1 000,50")]
    [InlineData("1,000 000")]
    [InlineData("10 50")]
    [InlineData("1.2.3")]
    [InlineData("১২৫০")]
    [InlineData("10000000000000000000000000000")]
    [InlineData("50.00000000000000000000000000000004")]
    public void Number_ThatCouldBeAnother_IsNone(string? typed) => Assert.Null(TypedNumber.Parse(typed));

    [Theory]
    [InlineData("0.01", "1")]
    [InlineData("50", "5000")]
    [InlineData("1250.50", "125050")]
    [InlineData("50.000", "5000")]
    [InlineData("9999999999999.99", "999999999999999")]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("50.004", null)]
    [InlineData("10000000000000", null)]
    [InlineData("9999999999999999999999999999", null)]
    public void Amount_InWholeCents_IsTheirDigits(string amount, string? cents) =>
        Assert.Equal(cents, TypedNumber.Cents(decimal.Parse(amount, CultureInfo.InvariantCulture)));
}
