using EscrowGrid.Core.Access;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.ApiKeys;

public interface IApiKeyStore
{
    /// <param name="key">The new key.</param>
    /// <param name="hash">The SHA-256 of its token.</param>
    /// <param name="trail">What the change leaves behind.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>
    /// False when the institution has <see cref="Limits.ApiKeysPerInstitution"/> working keys; then nothing is stored.
    /// </returns>
    Task<bool> AddAsync(ApiKey key, byte[] hash, Trail trail, CancellationToken cancellationToken);

    /// <summary>Stores a new key and the end of the one that it replaces, together or not at all.</summary>
    /// <param name="rotation">Both keys as they will be.</param>
    /// <param name="hash">The SHA-256 of the new key's token.</param>
    /// <param name="trail">What the change leaves behind.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>False when the old key was revoked or rotated meanwhile; then nothing is stored.</returns>
    Task<bool> RotateAsync(
        ApiKeyRotation rotation, byte[] hash, Trail trail, CancellationToken cancellationToken);

    /// <summary>
    /// The caller behind a token that is not revoked. Asked on every request; a store that remembers answers hears of
    /// every revocation, by whichever instance.
    /// </summary>
    Task<Caller?> FindCallerAsync(byte[] hash, CancellationToken cancellationToken);

    Task<ApiKey?> FindAsync(ApiKeyId id, CancellationToken cancellationToken);

    /// <summary>The keys that work at that time, by creation.</summary>
    Task<Slice<ApiKey>> ListActiveAsync(
        InstitutionId institution, DateTimeOffset time, Page page, CancellationToken cancellationToken);

    /// <summary>False when another request has revoked it meanwhile; then nothing is stored.</summary>
    Task<bool> RevokeAsync(ApiKey revoked, Trail trail, CancellationToken cancellationToken);

    /// <summary>
    /// Notes when keys were last used. Waits for nobody: a key that another request is changing is left for the next
    /// time, and a note that is hardly newer than the stored one is not written.
    /// </summary>
    Task NoteUseAsync(IReadOnlyDictionary<ApiKeyId, DateTimeOffset> uses, CancellationToken cancellationToken);
}
