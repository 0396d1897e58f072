namespace EscrowGrid.Client.Webhooks;

/// <summary>Which deliveries to list; null leaves a filter out, and those given combine.</summary>
/// <param name="WebhookId">To this webhook.</param>
/// <param name="EventId">Of this event.</param>
/// <param name="State">In this state.</param>
public sealed record DeliveryFilter(
    string? WebhookId = null, string? EventId = null, DeliveryState? State = null);
