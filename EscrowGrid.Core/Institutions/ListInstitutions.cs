using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Institutions;

/// <summary>All institutions for root, its own for a key.</summary>
public sealed class ListInstitutions(IInstitutionStore institutions)
{
    public async Task<Result<Slice<Institution>>> HandleAsync(
        Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Institution is not { } own)
            return await institutions.ListAsync(page, cancellationToken);
        return await institutions.FindAsync(own, cancellationToken) is { } institution
            ? new Slice<Institution>(page.Offset == 0 ? [institution] : [], HasMore: false)
            : Problems.InstitutionNotFound;
    }
}
