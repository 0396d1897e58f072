using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.ApiKeys;

public interface IApiKeyStore
{
    /// <param name="key">The new key.</param>
    /// <param name="hash">The SHA-256 of its token.</param>
    /// <param name="trail">What the change leaves behind.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task AddAsync(ApiKey key, byte[] hash, Trail trail, CancellationToken cancellationToken);

    /// <summary>
    /// The caller behind a token that is not revoked. Asked on every request; a store that remembers answers hears of
    /// every revocation, by whichever instance.
    /// </summary>
    Task<Caller?> FindCallerAsync(byte[] hash, CancellationToken cancellationToken);

    Task<ApiKey?> FindAsync(ApiKeyId id, CancellationToken cancellationToken);

    Task<Slice<ApiKey>> ListActiveAsync(InstitutionId institution, Page page, CancellationToken cancellationToken);

    /// <summary>False when another request has revoked it meanwhile; then nothing is stored.</summary>
    Task<bool> RevokeAsync(ApiKey revoked, Trail trail, CancellationToken cancellationToken);
}
