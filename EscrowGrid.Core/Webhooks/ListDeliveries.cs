using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Webhooks;

/// <summary>The deliveries of an institution; root may look at those of all.</summary>
public sealed class ListDeliveries(IDeliveryLog log)
{
    public async Task<Result<Listing<WebhookDelivery>>> HandleAsync(
        DeliveryFilter filter, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.MayWrite || !(caller.IsRoot || filter.Institution == caller.Institution))
            return Problems.WebhooksForbidden;
        if (!page.Of(filter.ToListName()).TryGet(out var wanted, out var problem))
            return problem;
        return await log.ListAsync(filter, wanted, cancellationToken);
    }
}
