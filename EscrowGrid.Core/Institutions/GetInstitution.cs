using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Institutions;

/// <summary>One institution. A tenant sees its own and is refused every other, whether it exists or not.</summary>
public sealed class GetInstitution(IInstitutionStore institutions)
{
    public async Task<Result<Institution>> HandleAsync(
        InstitutionId id, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.Reaches(id))
            return Problems.InstitutionForbidden;
        return await institutions.FindAsync(id, cancellationToken) is { } institution
            ? institution
            : Problems.InstitutionNotFound;
    }
}
