using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Policies;

public sealed class GetPolicy(IPolicyStore policies)
{
    public async Task<Result<Policy>> HandleAsync(
        InstitutionId institution, Region region, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.Reaches(institution))
            return Problems.PoliciesForbidden;
        return await policies.FindAsync(institution, region, cancellationToken) is { } policy
            ? policy
            : Problems.PolicyNotFound;
    }
}
