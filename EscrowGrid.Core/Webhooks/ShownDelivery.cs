namespace EscrowGrid.Core.Webhooks;

/// <summary>A delivery with all that is known of it.</summary>
public sealed record ShownDelivery(WebhookDelivery Delivery, IReadOnlyList<DeliveryAttempt> Attempts);
