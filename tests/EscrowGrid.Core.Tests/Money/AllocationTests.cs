namespace EscrowGrid.Core.Tests.Money;

public sealed class AllocationTests
{
    [Theory]
    [InlineData("100", new long[] { 1, 1, 1 }, new[] { "33.34", "33.33", "33.33" })]
    [InlineData("0.05", new long[] { 3, 7 }, new[] { "0.02", "0.03" })]
    [InlineData("0.01", new long[] { 1, 1 }, new[] { "0.01", "0" })]
    [InlineData("10", new long[] { 0, 1 }, new[] { "0", "10" })]
    [InlineData(
        "1000000000000000",
        new[] { long.MaxValue, long.MaxValue },
        new[] { "500000000000000", "500000000000000" })]
    public void Split_ByWeights_GivesTheRestToTheLargestRemainders(string whole, long[] weights, string[] parts) =>
        Assert.Equal(parts, Allocation.Split(AmountOf(whole), weights).Select(part => part.ToString()));

    [Fact]
    public void Split_OfAnything_SumsUpExactly()
    {
        var choices = new Positions.Choices(42);
        for (var turn = 0; turn < 5_000; turn++)
        {
            var whole = AmountOf($"{choices.Next(1_000_000)}.{1 + choices.Next(99):00}");
            var weights = Enumerable.Range(0, 1 + choices.Next(12)).Select(_ => (long)choices.Next(1_000)).ToArray();
            weights[^1]++;

            Assert.Equal(whole.Value, Allocation.Split(whole, weights).Sum(part => part.Value));
        }
    }

    [Theory]
    [InlineData("2.5", "50", "100", "1.25")]
    [InlineData("0.01", "50", "100", "0")]
    [InlineData("0.03", "50", "100", "0.02")]
    [InlineData("2.5", "100", "100", "2.5")]
    [InlineData("999999999999999.99", "999999999999998", "999999999999999.99", "999999999999998")]
    public void Share_OfAPart_IsRoundedHalfToEven(string total, string part, string whole, string share) =>
        Assert.Equal(share, $"{Allocation.Share(Balance.Of(AmountOf(total)), AmountOf(part), AmountOf(whole))}");

    [Fact]
    public void Split_OfLessThanAHundredth_IsAMistake() =>
        Assert.Throws<ArgumentException>(() => Allocation.Split(AmountOf("0.001"), [1]));

    private static Amount AmountOf(string text) =>
        Amount.TryParse(text, out var amount) is AmountError.None
            ? amount
            : throw new ArgumentException("Not an amount.", nameof(text));
}
