using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Policies;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryPolicyStore(MemoryDatabase database) : IPolicyStore
{
    public Task<Policy?> FindAsync(InstitutionId institution, Region region, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Policies.GetValueOrDefault((institution, region)));
    }

    public Task<Policy[]> ListAsync(InstitutionId institution, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            Policy[] policies =
            [
                .. database.Policies.Values
                    .Where(policy => policy.Institution == institution)
                    .OrderBy(policy => WireName<Region>.Of(policy.Region), StringComparer.Ordinal),
            ];
            return Task.FromResult(policies);
        }
    }

    public Task<bool> PutAsync(Policy policy, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            var stored = database.Policies.GetValueOrDefault((policy.Institution, policy.Region));
            if ((stored?.Version ?? 0) != policy.Version - 1)
                return false;
            database.Policies[(policy.Institution, policy.Region)] = policy;
            database.CountRulesChange(policy.Institution);
            return true;
        }));
}
