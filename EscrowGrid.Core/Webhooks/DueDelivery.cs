namespace EscrowGrid.Core.Webhooks;

/// <summary>A delivery whose time has come, and who attempts it.</summary>
/// <param name="Delivery">What is sent.</param>
/// <param name="Webhook">Whither.</param>
/// <param name="Fence">Grows with every claim: the note of an attempt by an older one is refused.</param>
public sealed record DueDelivery(WebhookDelivery Delivery, Webhook Webhook, long Fence);
