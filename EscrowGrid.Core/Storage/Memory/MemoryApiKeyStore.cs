using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryApiKeyStore(MemoryDatabase database) : IApiKeyStore
{
    public Task AddAsync(ApiKey key, byte[] hash, Trail trail, CancellationToken cancellationToken)
    {
        database.Store(trail, () =>
        {
            database.ApiKeysByHash.Add(Convert.ToHexString(hash), key.Id);
            database.ApiKeys.Add(key.Id, key);
        });
        return Task.CompletedTask;
    }

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
        InstitutionId institution, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var active = database.ApiKeys.Values.Where(key => key.Institution == institution && key.RevokedAt is null);
            return Task.FromResult(active.ToSlice(page));
        }
    }

    public Task<bool> RevokeAsync(ApiKey revoked, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (database.ApiKeys[revoked.Id].RevokedAt is not null)
                return false;
            database.ApiKeys[revoked.Id] = revoked;
            return true;
        }));

    private static Caller ToCaller(ApiKey key) => Caller.OfKey(key.Id, key.Institution, key.Role);
}
