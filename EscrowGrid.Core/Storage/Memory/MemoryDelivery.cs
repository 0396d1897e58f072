using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>A delivery, its attempts and its claim. Used under the lock.</summary>
internal sealed class MemoryDelivery(WebhookDelivery delivery)
{
    public WebhookDelivery Delivery { get; set; } = delivery;

    public List<DeliveryAttempt> Attempts { get; } = [];

    public long Fence { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    public bool IsPendingFor(WebhookId webhook) =>
        Delivery.State is DeliveryState.Pending && Delivery.Webhook == webhook;

    public bool IsDue(DateTimeOffset now) =>
        Delivery.State is DeliveryState.Pending && Delivery.NextAttemptAt <= now && !(LeasedUntil > now);

    public void Cancel(DateTimeOffset now)
    {
        Delivery = Delivery with { State = DeliveryState.Cancelled, NextAttemptAt = null, FinishedAt = now };
        LeasedUntil = null;
        Fence++;
    }
}
