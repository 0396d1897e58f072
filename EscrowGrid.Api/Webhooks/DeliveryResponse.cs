using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Webhooks;

/// <summary>A delivery on the wire; <c>event</c> and <c>attemptLog</c> only where one is shown alone.</summary>
internal sealed record DeliveryResponse(
    string Id,
    string InstitutionId,
    string WebhookId,
    string EventId,
    string EventType,
    string Subject,
    string State,
    bool IsReplay,
    int Attempts,
    DateTimeOffset CreatedAt)
{
    public DateTimeOffset? NextAttemptAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The HTTP status of the last answer.</summary>
    public int? LastStatus { get; init; }

    public string? LastError { get; init; }

    /// <summary>What is sent, byte for byte.</summary>
    public JsonText? Event { get; init; }

    public IReadOnlyList<AttemptResponse>? AttemptLog { get; init; }

    public static DeliveryResponse From(WebhookDelivery delivery) => new(
        delivery.Id.ToString(),
        delivery.Institution.ToString(),
        delivery.Webhook.ToString(),
        delivery.Message.Event.ToString(),
        delivery.Message.Type,
        delivery.Message.Subject,
        WireName<DeliveryState>.Of(delivery.State),
        delivery.IsReplay,
        delivery.Attempts,
        delivery.CreatedAt)
    {
        NextAttemptAt = delivery.NextAttemptAt,
        FinishedAt = delivery.FinishedAt,
        LastStatus = delivery.LastStatus,
        LastError = delivery.LastError,
    };

    public static DeliveryResponse From(ShownDelivery shown) => From(shown.Delivery) with
    {
        Event = shown.Delivery.Message.Body,
        AttemptLog = [.. shown.Attempts.Select(AttemptResponse.From)],
    };
}
