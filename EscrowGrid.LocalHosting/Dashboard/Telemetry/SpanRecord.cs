namespace EscrowGrid.LocalHosting.Dashboard.Telemetry;

/// <summary>One span as a service sent it.</summary>
/// <param name="Resource">The sending resource's <c>service.name</c>.</param>
/// <param name="Instance">Its <c>service.instance.id</c>; empty when it sent none.</param>
/// <param name="TraceId">32 lower-case hex digits.</param>
/// <param name="SpanId">16 lower-case hex digits.</param>
/// <param name="ParentId">The parent's span id, empty for a root.</param>
/// <param name="Name">The span's name, such as <c>POST /positions</c>.</param>
/// <param name="Kind">server, client, internal, producer or consumer.</param>
/// <param name="Start">When it started, UTC.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Failed">True when its status is an error.</param>
/// <param name="Attributes">Its attributes, in the order sent.</param>
public sealed record SpanRecord(
    string Resource,
    string Instance,
    string TraceId,
    string SpanId,
    string ParentId,
    string Name,
    string Kind,
    DateTimeOffset Start,
    TimeSpan Duration,
    bool Failed,
    IReadOnlyList<KeyValuePair<string, string>> Attributes);
