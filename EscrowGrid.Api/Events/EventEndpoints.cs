using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Events;

internal static class EventEndpoints
{
    private const string LastEventId = "Last-Event-ID";

    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/events", ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.EventsRead)
            .Describe(EventOperations.List);

    private static async Task<IResult> ListAsync(HttpContext context, ListEvents handler, EventStreams streams)
    {
        if (!context.Page().TryGet(out var page, out var problem)
            || !context.TextFilter("type").TryGet(out var type, out problem)
            || !context.Place(EventCursor.Read).TryGet(out var after, out problem))
        {
            return problem.ToAnswer(context);
        }

        var filter = ListEvents.FilterFor(context.Caller(), context.IdFilter<InstitutionId>("institutionId"), type);
        if (WantsStream(context))
        {
            var last = EventCursor.Read(context.Request.Headers[LastEventId].ToString());
            return streams.TryOpen(context.Caller())
                ? new EventStreamAnswer(filter, last ?? after, context.Caller())
                : new Problem(Problems.TooManyStreams).ToAnswer(context);
        }

        var slice = await handler.HandleAsync(filter, after, page.Limit, context.RequestAborted);
        var next = slice.Rows is [.., var end] ? end.At : after;
        return TypedResults.Json(
            new CursorResponse<CloudEventResponse>(
                [.. slice.Rows.Select(entry => CloudEventResponse.From(entry.Event))],
                EventCursor.Write(next),
                slice.HasMore),
            ApiJson.Wire.CursorResponseCloudEventResponse);
    }

    private static bool WantsStream(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.GetTypedHeaders().Accept.Any(accept => accept.MediaType == "text/event-stream");
}
