using System.Diagnostics;

namespace EscrowGrid.FaultTests;

/// <summary>How long something takes to become so.</summary>
internal static class Measure
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks every 50 ms; fails at the limit.</summary>
    public static async Task<TimeSpan> UntilAsync(string what, TimeSpan limit, Func<Task<bool>> isSo)
    {
        var clock = Stopwatch.StartNew();
        using var again = new PeriodicTimer(Step);
        while (!await isSo())
        {
            Assert.True(clock.Elapsed < limit, $"Not so after {limit.TotalSeconds} s: {what}");
            await again.WaitForNextTickAsync();
        }

        return clock.Elapsed;
    }

    public static Task<TimeSpan> UntilAsync(string what, TimeSpan limit, Func<bool> isSo) =>
        UntilAsync(what, limit, () => Task.FromResult(isSo()));
}
