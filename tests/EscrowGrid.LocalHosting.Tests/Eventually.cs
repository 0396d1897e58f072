using System.Diagnostics;

namespace EscrowGrid.LocalHosting.Tests;

/// <summary>Looks again and again until something is so, and fails at the deadline.</summary>
internal static class Eventually
{
    public static async Task<T> IsAsync<T>(Func<Task<T>> look, Func<T, bool> wanted, TimeSpan deadline)
    {
        var clock = Stopwatch.StartNew();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var seen = await look();
            if (wanted(seen))
                return seen;
            Assert.True(clock.Elapsed < deadline, $"After {clock.Elapsed} it is still: {seen}");
            await again.WaitForNextTickAsync();
        }
    }

    public static Task IsTrueAsync(Func<bool> condition, TimeSpan deadline) =>
        IsAsync(() => Task.FromResult(condition()), isTrue => isTrue, deadline);
}
