using EscrowGrid.LocalHosting.Running;

namespace EscrowGrid.LocalHosting.Tests.Running;

public sealed class RestartBackoffTests
{
    [Fact]
    public void Delay_CrashAfterCrash_DoublesUpToThirtySeconds()
    {
        var backoff = new RestartBackoff();

        var delays = Enumerable.Range(0, 7).Select(_ => backoff.After(TimeSpan.FromSeconds(2)).TotalSeconds);

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], delays);
    }

    [Fact]
    public void Delay_CrashAfterAStableMinute_StartsAnew()
    {
        var backoff = new RestartBackoff();
        backoff.After(TimeSpan.Zero);
        backoff.After(TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(1), backoff.After(TimeSpan.FromSeconds(60)));
    }
}
