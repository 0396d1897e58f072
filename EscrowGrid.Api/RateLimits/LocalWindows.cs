using System.Collections.Concurrent;
using EscrowGrid.Core;

namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// Counts in this process: without Redis, or while it is away. Bounded: windows that have ended make room for new
/// ones, and where that is not enough, all of a limit's windows begin anew.
/// </summary>
internal sealed class LocalWindows(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Dictionary<string, Window>> _limits = new();

    public RateLimitState Count(RateLimit limit, string subject)
    {
        var now = time.GetUtcNow();
        var windows = _limits.GetOrAdd(limit.Name, _ => new Dictionary<string, Window>(StringComparer.Ordinal));
        lock (windows)
        {
            if (!windows.TryGetValue(subject, out var window) || window.EndsAt <= now)
            {
                if (windows.Count >= Limits.RateLimitWindows)
                    MakeRoom(windows, now);
                window = new Window(0, now + limit.Window);
            }

            windows[subject] = window with { Count = window.Count + 1 };
            return new RateLimitState(window.Count + 1, window.EndsAt - now);
        }
    }

    private static void MakeRoom(Dictionary<string, Window> windows, DateTimeOffset now)
    {
        foreach (var (subject, window) in windows)
        {
            if (window.EndsAt <= now)
                windows.Remove(subject);
        }

        if (windows.Count >= Limits.RateLimitWindows)
            windows.Clear();
    }

    private sealed record Window(long Count, DateTimeOffset EndsAt);
}
