using System.Diagnostics;

namespace EscrowGrid.Rails.Tests;

/// <summary>Waits for what comes by itself, with a deadline.</summary>
internal static class Polling
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static async Task<T> UntilAsync<T>(Func<T?> look)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (watch.Elapsed < Deadline)
        {
            if (look() is { } found)
                return found;
            await beat.WaitForNextTickAsync();
        }

        throw new TimeoutException("It did not come.");
    }
}
