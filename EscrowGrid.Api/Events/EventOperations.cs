using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Events;

/// <summary>How the API describes events.</summary>
internal static class EventOperations
{
    public static readonly Operation List = new("Events", "listEvents", "Tells what has happened, oldest first")
    {
        Description = "CloudEvents 1.0. With `Accept: text/event-stream` the answer goes on for as long as the caller "
            + "listens, one event of the stream for each event, its `id` being the cursor after it.",
        Query =
        [
            QueryParameter.Text("institutionId", "Of this institution; for root."),
            QueryParameter.Text("type", "Of this type."),
            .. QueryParameter.Following,
        ],
        Headers = [new("Last-Event-ID", "For a stream: where an earlier one ended.", Schemas.Text())],
        Answer = typeof(CursorResponse<CloudEventResponse>),
        StreamMediaType = "text/event-stream",
        Refusals = [Problems.ValidationFailed, Problems.TooManyStreams],
    };
}
