using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.ApiKeys;

/// <summary>The keys of an institution that work: neither revoked nor expired.</summary>
public sealed class ListApiKeys(IApiKeyStore keys, TimeProvider time)
{
    public async Task<Result<Slice<ApiKey>>> HandleAsync(
        InstitutionId institution, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.Reaches(institution) || !caller.MayWrite)
            return Problems.KeyListForbidden;
        return await keys.ListActiveAsync(institution, time.GetUtcNow(), page, cancellationToken);
    }
}
