using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Escrows;

/// <summary>A party's own escrows; for staff those of its institution.</summary>
public sealed class ListEscrows(IEscrowStore escrows)
{
    public async Task<Result<Listing<Escrow>>> HandleAsync(
        EscrowFilter filter, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(caller);
        if ((caller.Institution ?? filter.Institution) is not { } institution)
            return Problems.InvalidInstitutionContext.With("Root names an institution by institutionId");
        filter = filter with { Institution = institution };
        var own = caller.User is { } user && !EscrowAccess.IsStaff(user.Role)
            ? filter with { Party = user.Id }
            : filter;
        return page.Of(own.ToListName()).TryGet(out var wanted, out var problem)
            ? await escrows.ListAsync(own, wanted, cancellationToken)
            : problem;
    }
}
