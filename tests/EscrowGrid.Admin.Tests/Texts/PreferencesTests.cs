using EscrowGrid.Admin.Texts;
using Microsoft.AspNetCore.Http;

namespace EscrowGrid.Admin.Tests.Texts;

/// <summary>A time is of the wall clock where the visitor is.</summary>
public sealed class PreferencesTests
{
    private const string Dhaka = "Asia/Dhaka";
    private const string NewYork = "America/New_York";

    [Theory]
    [InlineData("2026-01-01", Dhaka, "2025-12-31T18:00:00Z")]
    [InlineData("2026-01-01T00:00", Dhaka, "2025-12-31T18:00:00Z")]
    [InlineData(" 2026-01-01 00:00 ", NewYork, "2026-01-01T05:00:00Z")]
    [InlineData("2026-07-01T12:30:15.5", NewYork, "2026-07-01T16:30:15.5Z")]
    [InlineData("0001-01-01T06:00", "UTC", "0001-01-01T06:00:00Z")]
    public void Time_OfAWallClock_IsOfTheVisitorsZone(string typed, string zone, string time) =>
        Assert.Equal(DateTimeOffset.Parse(time, null), In(zone).Parse(typed));

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", Dhaka)]
    [InlineData("2026-01-01T00:00:00+06:00", NewYork)]
    [InlineData("01/02/2026", "UTC")]
    [InlineData("12:30", "UTC")]
    [InlineData("2026-02-30T00:00", "UTC")]
    [InlineData("0001-01-01T00:00", Dhaka)]
    [InlineData("9999-12-31T23:59", NewYork)]
    public void Time_ThatIsNoneHere_IsRefused(string typed, string zone)
    {
        Assert.Null(In(zone).Parse(typed));
        Assert.Equal("form.time", In(zone).Wrong(typed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Time_ThatWasNotAskedFor_IsNotWrong(string? typed) => Assert.Null(In("UTC").Wrong(typed));

    private static Preferences In(string zone)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"{Preferences.ZoneCookie}={zone}";
        return new Preferences(new HttpContextAccessor { HttpContext = context });
    }
}
