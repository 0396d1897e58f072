namespace EscrowGrid.LocalHosting.Dashboard.Telemetry;

/// <summary>One trace as a row of the list.</summary>
/// <param name="TraceId">32 lower-case hex digits.</param>
/// <param name="Name">The root span's name, or the earliest one's while the root has not arrived.</param>
/// <param name="Start">The earliest start, UTC.</param>
/// <param name="Duration">From the earliest start to the latest end.</param>
/// <param name="Spans">How many spans have arrived.</param>
/// <param name="Failed">True when any of them failed.</param>
/// <param name="Resources">The resources that took part, in order of appearance.</param>
public sealed record TraceSummary(
    string TraceId,
    string Name,
    DateTimeOffset Start,
    TimeSpan Duration,
    int Spans,
    bool Failed,
    IReadOnlyList<string> Resources)
{
    public static TraceSummary Of(IEnumerable<SpanRecord> trace)
    {
        var spans = trace.OrderBy(span => span.Start).ToArray();
        var root = spans.FirstOrDefault(span => span.ParentId.Length == 0) ?? spans[0];
        return new TraceSummary(
            root.TraceId,
            root.Name,
            spans[0].Start,
            spans.Max(span => span.Start + span.Duration) - spans[0].Start,
            spans.Length,
            spans.Any(span => span.Failed),
            [.. spans.Select(span => span.Resource).Distinct()]);
    }
}
