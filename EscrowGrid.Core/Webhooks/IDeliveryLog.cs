using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Webhooks;

/// <summary>What was sent, and what is to be sent.</summary>
public interface IDeliveryLog
{
    Task<Listing<WebhookDelivery>> ListAsync(DeliveryFilter filter, Page page, CancellationToken cancellationToken);

    /// <summary>A delivery and its attempts, oldest first.</summary>
    Task<ShownDelivery?> FindAsync(WebhookDeliveryId id, CancellationToken cancellationToken);
}
