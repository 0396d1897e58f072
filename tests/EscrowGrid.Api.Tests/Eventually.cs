using System.Diagnostics;

namespace EscrowGrid.Api.Tests;

/// <summary>Waits for a condition, with a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Pause);
        while (!await condition())
        {
            Assert.True(clock.Elapsed < Deadline, $"Did not hold within {Deadline.TotalSeconds} s.");
            await timer.WaitForNextTickAsync();
        }
    }
}
