namespace EscrowGrid.LocalHosting.Dashboard.Telemetry;

/// <summary>The newest spans of all services, in memory, at most <see cref="Capacity"/>; older ones fall out.</summary>
internal sealed class TraceStore
{
    public const int Capacity = 20_000;

    private readonly Lock _gate = new();
    private readonly Queue<SpanRecord> _spans = new();

    public void Add(IEnumerable<SpanRecord> spans)
    {
        lock (_gate)
        {
            foreach (var span in spans)
            {
                _spans.Enqueue(span);
            }

            while (_spans.Count > Capacity)
            {
                _spans.Dequeue();
            }
        }
    }

    /// <summary>The newest traces first, at most <paramref name="count"/>, of one resource when it is named.</summary>
    public IReadOnlyList<TraceSummary> Newest(int count, string? resource = null)
    {
        SpanRecord[] spans;
        lock (_gate)
        {
            spans = [.. _spans];
        }

        return
        [
            .. spans
                .GroupBy(span => span.TraceId)
                .Select(TraceSummary.Of)
                .Where(trace => resource is null || trace.Resources.Contains(resource))
                .OrderByDescending(trace => trace.Start)
                .Take(count),
        ];
    }

    /// <summary>The spans of one trace by start time; empty when it is not known (any more).</summary>
    public IReadOnlyList<SpanRecord> Find(string traceId)
    {
        lock (_gate)
        {
            return [.. _spans.Where(span => span.TraceId == traceId).OrderBy(span => span.Start)];
        }
    }
}
