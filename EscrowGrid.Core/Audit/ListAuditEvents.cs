using EscrowGrid.Core.Access;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Audit;

/// <summary>The audit trail of the caller's institution; root may ask for one institution or for all.</summary>
public sealed class ListAuditEvents(IAuditStore store)
{
    public Task<Slice<AuditRecord>> HandleAsync(
        AuditFilter filter, AuditPlace after, int limit, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(caller);
        var own = filter with { Institution = caller.Institution ?? filter.Institution };
        return store.ListAsync(own, after, limit, cancellationToken);
    }
}
