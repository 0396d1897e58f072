using System.Diagnostics;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>Waits for a condition, with a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan? deadline = null)
    {
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Pause);
        while (!await condition())
        {
            Assert.True(clock.Elapsed < (deadline ?? Deadline), $"Did not hold within {clock.Elapsed}.");
            await timer.WaitForNextTickAsync();
        }
    }
}
