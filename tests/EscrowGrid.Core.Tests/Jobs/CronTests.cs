using EscrowGrid.Core.Jobs;
using Quartz;

namespace EscrowGrid.Core.Tests.Jobs;

public sealed class CronTests
{
    private static readonly DateTimeOffset Start = new(2027, 12, 31, 23, 58, 30, TimeSpan.Zero);

    /// <summary>Quartz reads the same form by rules of its own; both have to name the same times.</summary>
    [Theory]
    [InlineData("* * * * *")]
    [InlineData("*/7 * * * *")]
    [InlineData("23 * * * *")]
    [InlineData("17 */6 * * *")]
    [InlineData("5-20/5,59 1,13 * * *")]
    [InlineData("0 0 29 2 *")]
    [InlineData("30 4 * * 1-5")]
    [InlineData("0 12 * * 0")]
    [InlineData("0 12 * * 7")]
    [InlineData("15 10 31 * *")]
    [InlineData("0 0 1 1,7 *")]
    public void Cron_NextTimes_AreThoseOfQuartz(string text)
    {
        var cron = Cron.Parse(text);
        var quartz = CronExpression.Parse(text, CronFormat.Unix).WithTimeZone(TimeZoneInfo.Utc);

        var (at, expected) = (Start, (DateTimeOffset?)Start);
        for (var i = 0; i < 12; i++)
        {
            at = cron.NextAfter(at);
            expected = quartz.GetNextValidTimeAfter(expected!.Value);
            Assert.Equal(expected, at);
        }
    }

    [Fact]
    public void Cron_OfALeapDay_IsFoundAcrossAYearWithoutOne() => Assert.Equal(
        new DateTimeOffset(2104, 2, 29, 0, 0, 0, TimeSpan.Zero),
        Cron.Parse("0 0 29 2 *").NextAfter(new DateTimeOffset(2096, 2, 29, 0, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Cron_WithSpaces_IsWrittenWithOneEach() => Assert.Equal("0 3 * * *", Cron.Parse(" 0  3 *\t* * ").Text);

    [Theory]
    [InlineData("", "five fields")]
    [InlineData("* * * *", "five fields")]
    [InlineData("0 * * * * *", "five fields")]
    [InlineData("60 * * * *", "the minute")]
    [InlineData("* 24 * * *", "the hour")]
    [InlineData("* * 0 * *", "the day of month")]
    [InlineData("* * * 13 *", "the month")]
    [InlineData("* * * * 8", "the day of week")]
    [InlineData("* * * * MON", "the day of week")]
    [InlineData("5/10 * * * *", "the minute")]
    [InlineData("*/0 * * * *", "the minute")]
    [InlineData("*/60 * * * *", "the minute")]
    [InlineData("9-3 * * * *", "the minute")]
    [InlineData("1,,2 * * * *", "the minute")]
    [InlineData("-1 * * * *", "the minute")]
    [InlineData("+1 * * * *", "the minute")]
    [InlineData("1-2-3 * * * *", "the minute")]
    [InlineData("*-5 * * * *", "the minute")]
    [InlineData("0 0 1 * 1", "different things")]
    [InlineData("0 0 31 4 *", "no such day")]
    public void Cron_ThatMeansNothing_IsRefusedWithTheReason(string text, string reason)
    {
        Assert.False(Cron.TryParse(text, out _, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }
}
