using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Policies;

namespace EscrowGrid.Core.Tests.Policies;

public sealed class PolicyRulesTests
{
    [Theory]
    [InlineData("5", "EUR")]
    [InlineData("10", "EUR")]
    [InlineData("7.5", "USD")]
    public void Money_WithinTheLimits_IsAllowed(string amount, string currency) =>
        Assert.Null(PolicyRules.FindBreach(Limits("5", "10", "USD", "EUR"), Money(amount, currency)));

    [Fact]
    public void Money_WithoutLimits_IsAllowed() =>
        Assert.Null(PolicyRules.FindBreach(new PositionLimits(null, null, null), Money("1e15", "TRY")));

    [Fact]
    public void Money_ThatBreaksAllRules_IsToldTheFirst()
    {
        var breach = PolicyRules.FindBreach(Limits("5", "10", "USD"), Money("4.99999999", "EUR"));

        Assert.Equal(Problems.BelowPolicyMinimum.With("minAmount=5"), breach);
    }

    [Fact]
    public void Money_AboveTheMaximum_IsRefused() => Assert.Equal(
        Problems.AbovePolicyMaximum.With("maxAmount=10"),
        PolicyRules.FindBreach(Limits("5", "10", "USD"), Money("10.00000001", "EUR")));

    [Fact]
    public void Currency_WhereNoneIsAllowed_IsRefused()
    {
        var breach = PolicyRules.FindBreach(Limits("5", "10"), Money("6", "EUR"));

        Assert.Equal(Problems.CurrencyOutsidePolicy, breach?.Kind);
        var refusal = Assert.IsType<CurrencyRefusal>(breach?.Details);
        Assert.Empty(refusal.AllowedCurrencies);
        Assert.Equal("EUR", refusal.Currency);
    }

    private static PositionLimits Limits(string minimum, string maximum, params string[] currencies) =>
        new(Parse(minimum), Parse(maximum), [.. currencies.Select(Currency.FromStored)]);

    private static Core.Money Money(string amount, string currency) =>
        new(Parse(amount), Currency.FromStored(currency));

    private static Amount Parse(string text)
    {
        Assert.Equal(AmountError.None, Amount.TryParse(text, out var amount));
        return amount;
    }
}
