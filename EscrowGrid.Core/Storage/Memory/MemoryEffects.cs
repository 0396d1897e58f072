using EscrowGrid.Core.Events;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>The rows that consumers leave behind; see <see cref="IEventEffect"/>.</summary>
internal static class MemoryEffects
{
    /// <summary>The caller holds the lock.</summary>
    public static void Apply(this MemoryDatabase database, IEventEffect effect)
    {
        switch (effect)
        {
            case JobRequest job:
                database.Settle([job], ack: null);
                break;
            case WebhookDelivery delivery:
                if (database.Webhooks.ContainsKey(delivery.Webhook))
                    database.Deliveries.Add(delivery.Id, new MemoryDelivery(delivery));
                break;
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(effect), effect.GetType(), "No store knows this effect.");
        }
    }
}
