namespace EscrowGrid.Core.Webhooks;

/// <summary>What attempts are made with.</summary>
internal sealed record DeliveryParts(
    IDeliveryQueue Queue, WebhookSender Sender, StopWebhook Stop, DeliveryMetrics Metrics, TimeProvider Time);
