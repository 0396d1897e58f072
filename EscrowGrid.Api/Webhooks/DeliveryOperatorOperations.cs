using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Webhooks;

/// <summary>How the API describes the operators' side of deliveries.</summary>
internal static class DeliveryOperatorOperations
{
    private const string Tag = "Operations";

    public static readonly Operation List = new(
        Tag, "listAllWebhookDeliveries", "Lists what was and will be sent to the webhooks of all institutions")
    {
        Description = "Oldest first, for operators. Finished deliveries are kept for 30 days.",
        Query =
        [
            QueryParameter.Text("institutionId", "Of this institution."),
            QueryParameter.Text("webhookId", "To this webhook."),
            QueryParameter.Text("eventId", "Of this event."),
            QueryParameter.Text("eventType", "Of events of this type."),
            new("state", "In this state.", Schemas.Options(WireName<DeliveryState>.All)),
            new("from", "Made at this time or later.", Schemas.Time()),
            new("to", "Made before this time.", Schemas.Time()),
            .. QueryParameter.Following,
        ],
        Answer = typeof(CursorResponse<DeliveryResponse>),
        Refusals = [Problems.ValidationFailed, Problems.InvalidPagination],
    };

    public static readonly Operation Get = new(
        Tag, "getAnyWebhookDelivery", "Reads a delivery of any institution with its attempts")
    {
        Answer = typeof(DeliveryResponse),
        Refusals = [Problems.DeliveryNotFound],
    };

    public static readonly Operation Replay = new(
        Tag, "replayAnyWebhookDelivery", "Sends the message of any institution's delivery again")
    {
        Description =
            "As a new delivery with the same `webhook-id`. The institution's audit trail has it, with the reason.",
        Body = fields => OperatorReason.Read(fields),
        BodyExample = """{"reason":"Their firewall was closed by mistake"}""",
        Status = StatusCodes.Status202Accepted,
        Answer = typeof(ReplayResponse),
        Refusals = [Problems.DeliveryNotFound, Problems.WebhookNotFound, Problems.WebhookDisabled],
    };

    public static readonly Operation Cancel = new(
        Tag, "cancelAnyWebhookDelivery", "Gives up a pending delivery of any institution")
    {
        Description = "Nothing more is sent for it; an attempt that is under way may still arrive. The institution's "
            + "audit trail has it, with the reason.",
        Body = fields => OperatorReason.Read(fields),
        BodyExample = """{"reason":"The receiver asked us to stop"}""",
        Answer = typeof(DeliveryResponse),
        Refusals = [Problems.DeliveryNotFound, Problems.DeliveryEnded],
    };
}
