using System.Diagnostics;

namespace EscrowGrid.ServiceDefaults.Tests.Hosting;

/// <summary>Waits for something to become true, with a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> TrueAsync(Func<Task<bool>> condition, TimeSpan limit, string what)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Pause);
        while (!await condition())
        {
            Assert.True(watch.Elapsed < limit, $"After {limit.TotalSeconds} s still not: {what}");
            await timer.WaitForNextTickAsync();
        }

        return watch.Elapsed;
    }
}
