using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryApiKeyStore(MemoryDatabase database) : IApiKeyStore
{
    public Task<bool> AddAsync(ApiKey key, byte[] hash, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (Working(key.Institution, key.CreatedAt).Count() >= Limits.ApiKeysPerInstitution)
                return false;
            Add(key, hash);
            return true;
        }));

    public Task<bool> RotateAsync(
        ApiKeyRotation rotation, byte[] hash, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (database.ApiKeys[rotation.Old.Id] is not { RevokedAt: null, ReplacedBy: null })
                return false;
            Add(rotation.New, hash);
            database.ApiKeys[rotation.Old.Id] = rotation.Old;
            return true;
        }));

    public Task<Caller?> FindCallerAsync(byte[] hash, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var isActive = database.ApiKeysByHash.TryGetValue(Convert.ToHexString(hash), out var id)
                && database.ApiKeys[id].RevokedAt is null;
            return Task.FromResult(isActive ? ToCaller(database.ApiKeys[id]) : null);
        }
    }

    public Task<ApiKey?> FindAsync(ApiKeyId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.ApiKeys.GetValueOrDefault(id));
    }

    public Task<Slice<ApiKey>> ListActiveAsync(
        InstitutionId institution, DateTimeOffset time, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(Working(institution, time).ToSlice(page));
    }

    public Task<bool> RevokeAsync(ApiKey revoked, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (database.ApiKeys[revoked.Id].RevokedAt is not null)
                return false;
            database.ApiKeys[revoked.Id] = database.ApiKeys[revoked.Id] with { RevokedAt = revoked.RevokedAt };
            return true;
        }));

    public Task NoteUseAsync(
        IReadOnlyDictionary<ApiKeyId, DateTimeOffset> uses, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            foreach (var (id, at) in uses)
            {
                if (database.ApiKeys.TryGetValue(id, out var key)
                    && !(key.LastUsedAt > at - Limits.ApiKeyUseInterval))
                {
                    database.ApiKeys[id] = key with { LastUsedAt = at };
                }
            }
        }

        return Task.CompletedTask;
    }

    private static Caller ToCaller(ApiKey key) => Caller.OfKey(key.Id, key.Institution, key.Role) with
    {
        Scopes = key.Scopes,
        ExpiresAt = key.ExpiresAt,
    };

    private IEnumerable<ApiKey> Working(InstitutionId institution, DateTimeOffset time) =>
        database.ApiKeys.Values.Where(key => key.Institution == institution && key.WorksAt(time));

    private void Add(ApiKey key, byte[] hash)
    {
        database.ApiKeysByHash.Add(Convert.ToHexString(hash), key.Id);
        database.ApiKeys.Add(key.Id, key);
    }
}
