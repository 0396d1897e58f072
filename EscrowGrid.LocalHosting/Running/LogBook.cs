using System.Runtime.CompilerServices;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>
/// The last lines of every replica's console. A slow reader loses lines; it never slows the application.
/// </summary>
internal sealed class LogBook(TimeProvider time)
{
    /// <summary>Lines kept of each replica.</summary>
    public const int LinesKept = 5_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LogRing> _rings = new(ResourceName.Comparer);
    private readonly Pulse _changed = new();
    private long _lastNumber;
    private bool _completed;

    public void Add(string resource, string replica, LogStream stream, string text)
    {
        lock (_lock)
        {
            if (!_rings.TryGetValue(replica, out var ring))
                _rings.Add(replica, ring = new LogRing(resource, replica, LinesKept));
            ring.Add(new LogLine(++_lastNumber, time.GetUtcNow(), resource, replica, stream, text));
        }
        _changed.Beat();
    }

    /// <summary>No more lines will come: readers end when they have read the last one.</summary>
    public void Complete()
    {
        lock (_lock)
            _completed = true;
        _changed.Beat();
    }

    /// <summary>The kept lines after a number, oldest first.</summary>
    public IReadOnlyList<LogLine> After(long number, string? name)
    {
        lock (_lock)
        {
            return [.. _rings.Values
                .Where(ring => ring.IsNamed(name))
                .SelectMany(ring => ring.After(number))
                .OrderBy(line => line.Number)];
        }
    }

    public async IAsyncEnumerable<LogLine> FollowAsync(string? name, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = 0L;
        while (true)
        {
            var next = _changed.Next;
            bool completed;
            lock (_lock)
                completed = _completed;
            var lines = After(seen, name);
            foreach (var line in lines)
                yield return line;
            if (lines.Count > 0)
                seen = lines[^1].Number;
            else if (completed)
                yield break;
            else
                await next.WaitAsync(ct);
        }
    }
}
