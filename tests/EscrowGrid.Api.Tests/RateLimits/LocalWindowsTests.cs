using EscrowGrid.Api.RateLimits;
using EscrowGrid.Core;

namespace EscrowGrid.Api.Tests.RateLimits;

public sealed class LocalWindowsTests
{
    private static readonly RateLimit Limit = new("test", 2, TimeSpan.FromSeconds(10), RateLimitSubject.Caller);

    private readonly MovableTime _time = new();

    [Fact]
    public void Window_FromItsFirstCount_EndsAfterItsLength()
    {
        var windows = new LocalWindows(_time);

        Assert.Equal(1, windows.Count(Limit, "a").Count);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(2, windows.Count(Limit, "a").Count);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, windows.Count(Limit, "a").Count);
    }

    [Fact]
    public void Windows_OfInventedSubjects_MakeRoomAndLeaveOtherLimitsAlone()
    {
        var windows = new LocalWindows(_time);
        var other = Limit with { Name = "other" };
        windows.Count(other, "a");
        for (var i = 0; i <= Limits.RateLimitWindows; i++)
            windows.Count(Limit, $"{i}");

        Assert.Equal(2, windows.Count(other, "a").Count);
        Assert.Equal(2, windows.Count(Limit, $"{Limits.RateLimitWindows}").Count);
    }
}
