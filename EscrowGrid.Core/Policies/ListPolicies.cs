using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Policies;

public sealed class ListPolicies(IPolicyStore policies)
{
    /// <summary>By region; at most four.</summary>
    public async Task<Result<Policy[]>> HandleAsync(
        InstitutionId institution, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.Reaches(institution))
            return Problems.PoliciesForbidden;
        return await policies.ListAsync(institution, cancellationToken);
    }
}
