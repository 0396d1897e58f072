using EscrowGrid.Core.Events;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Relay;

/// <summary>The events that a consumer has not handled.</summary>
public sealed class ListRelayItems(IRelayOperations relay, RelayActs acts)
{
    public async Task<Result<Slice<RelayItem>>> HandleAsync(
        RelayItemFilter filter, LogPosition after, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return await acts.IsThereAsync(filter.Consumer, cancellationToken)
            ? await relay.ListItemsAsync(filter, after, limit, cancellationToken)
            : Problems.ConsumerNotFound;
    }
}
