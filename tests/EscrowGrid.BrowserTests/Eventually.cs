namespace EscrowGrid.BrowserTests;

/// <summary>Waits for what becomes visible by itself.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <param name="look">Null while it is not there.</param>
    public static async Task<T> SeesAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var again = new PeriodicTimer(Interval);
        while (true)
        {
            if (await look() is { } seen) return seen;
            await again.WaitForNextTickAsync(deadline.Token);
        }
    }
}
