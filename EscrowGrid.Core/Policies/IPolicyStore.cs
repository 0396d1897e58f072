using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;

namespace EscrowGrid.Core.Policies;

public interface IPolicyStore
{
    Task<Policy?> FindAsync(InstitutionId institution, Region region, CancellationToken cancellationToken);

    /// <summary>By region, in the order of their wire names. At most one for each region.</summary>
    Task<Policy[]> ListAsync(InstitutionId institution, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a version of a policy. False when another request has stored that version meanwhile; then nothing is
    /// stored.
    /// </summary>
    Task<bool> PutAsync(Policy policy, Trail trail, CancellationToken cancellationToken);
}
