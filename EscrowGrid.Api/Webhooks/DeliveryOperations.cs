using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Webhooks;

/// <summary>How the API describes deliveries.</summary>
internal static class DeliveryOperations
{
    public static readonly Operation List = new(
        WebhookOperations.Tag, "listWebhookDeliveries", "Lists what was and will be sent, oldest first")
    {
        Description = "Finished deliveries are kept for 30 days.",
        Query =
        [
            QueryParameter.Text("webhookId", "To this webhook."),
            QueryParameter.Text("eventId", "Of this event."),
            new("state", "In this state.", Schemas.Options(WireName<DeliveryState>.All)),
            .. QueryParameter.PagingOrCursor,
        ],
        Answer = typeof(PageResponse<DeliveryResponse>),
        Refusals = [Problems.WebhooksForbidden, Problems.ValidationFailed],
    };

    public static readonly Operation Get = new(
        WebhookOperations.Tag, "getWebhookDelivery", "Reads a delivery with its attempts")
    {
        Answer = typeof(DeliveryResponse),
        Refusals = [Problems.WebhooksForbidden, Problems.DeliveryNotFound],
    };

    public static readonly Operation Replay = new(
        WebhookOperations.Tag, "replayWebhookDelivery", "Sends a delivery's message again")
    {
        Description = "As a new delivery with the same `webhook-id`, by which the receiver can tell.",
        Status = StatusCodes.Status202Accepted,
        Answer = typeof(ReplayResponse),
        Refusals =
        [
            Problems.WebhooksForbidden, Problems.DeliveryNotFound, Problems.WebhookNotFound, Problems.WebhookDisabled,
        ],
    };

    public static readonly Operation ReplayMany = new(
        WebhookOperations.Tag, "replayWebhookDeliveries", "Sends a webhook's messages again, by state and time")
    {
        Description = "At most 1,000. With `dryRun` they are counted and nothing is sent.",
        Body = fields => WebhookFields.ReadReplay(fields, default, default),
        BodyExample = """{"state":"FAILED","from":"2030-01-31T00:00:00.000Z","dryRun":true}""",
        Status = StatusCodes.Status202Accepted,
        Answer = typeof(ReplayResponse),
        Refusals =
        [
            Problems.WebhooksForbidden, Problems.WebhookNotFound, Problems.WebhookDisabled, Problems.ReplayTooLarge,
        ],
    };
}
