using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Webhooks;

/// <summary>One delivery with its attempts.</summary>
public sealed class GetDelivery(IDeliveryLog log)
{
    /// <param name="institution">Whose it has to be; null for any, which is root's.</param>
    /// <param name="delivery">Which one.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<ShownDelivery>> HandleAsync(
        InstitutionId? institution, WebhookDeliveryId delivery, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.MayWrite || !(caller.IsRoot || institution == caller.Institution))
            return Problems.WebhooksForbidden;
        var found = await log.FindAsync(delivery, cancellationToken);
        return found is not null && (institution is null || found.Delivery.Institution == institution)
            ? found
            : Problems.DeliveryNotFound;
    }
}
