using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Webhooks;

/// <summary>What was sent, and what is to be sent.</summary>
public interface IDeliveryLog
{
    Task<Listing<WebhookDelivery>> ListAsync(DeliveryFilter filter, Page page, CancellationToken cancellationToken);

    /// <summary>A delivery and its attempts, oldest first.</summary>
    Task<ShownDelivery?> FindAsync(WebhookDeliveryId id, CancellationToken cancellationToken);

    /// <summary>Ends a delivery that is pending. An attempt that is under way counts no more.</summary>
    /// <returns>False when it has ended already; then nothing is stored.</returns>
    Task<bool> CancelAsync(WebhookDelivery cancelled, Trail trail, CancellationToken cancellationToken);
}
