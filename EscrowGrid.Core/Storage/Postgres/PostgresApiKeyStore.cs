using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresApiKeyStore(NpgsqlDataSource database, RememberedCallers callers) : IApiKeyStore
{
    private const string Columns = "id, institution_id, label, role, created_at, revoked_at";

    private const string Insert =
        """
        INSERT INTO api_keys (id, institution_id, label, role, created_at, key_hash) VALUES ($1, $2, $3, $4, $5, $6)
        """;

    private const string FindCaller =
        "SELECT id, institution_id, role FROM api_keys WHERE key_hash = $1 AND revoked_at IS NULL";

    private const string Find = $"SELECT {Columns} FROM api_keys WHERE id = $1";

    private const string ListActive =
        $"""
        SELECT {Columns} FROM api_keys WHERE institution_id = $1 AND revoked_at IS NULL
        ORDER BY created_at, id LIMIT $2 OFFSET $3
        """;

    private const string Revoke =
        """
        WITH revoked AS (
            UPDATE api_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM revoked
        """;

    public async Task AddAsync(ApiKey key, byte[] hash, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Uuid(key.Id.Value)
            .Uuid(key.Institution.Value)
            .Text(key.Label)
            .Text(Roles.NameOf(key.Role))
            .Time(key.CreatedAt)
            .Bytes(hash);
        await batch.StoreAsync(trail, cancellationToken);
    }

    public async Task<Caller?> FindCallerAsync(byte[] hash, CancellationToken cancellationToken)
    {
        if (callers.Find(hash) is { } remembered)
            return remembered;
        var generation = callers.Generation;
        await using var batch = database.CreateBatch();
        batch.Add(FindCaller).Bytes(hash);
        var caller = await batch.FindAsync(
            row => Caller.OfKey(row.Id<ApiKeyId>(0), row.Id<InstitutionId>(1), ReadRole(row, 2)), cancellationToken);
        if (caller is not null)
            callers.Keep(hash, caller, generation);
        return caller;
    }

    public async Task<ApiKey?> FindAsync(ApiKeyId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<Slice<ApiKey>> ListActiveAsync(
        InstitutionId institution, Page page, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(ListActive).Uuid(institution.Value).Whole(page.Limit + 1).Whole(page.Offset);
        return await batch.ToSliceAsync(Read, page, cancellationToken);
    }

    public async Task<bool> RevokeAsync(ApiKey revoked, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        var at = revoked.RevokedAt ?? throw new ArgumentException("The key is not revoked.", nameof(revoked));
        batch.Add(Revoke).Uuid(revoked.Id.Value).Time(at);
        var isRevoked = await batch.TryStoreAsync(trail, cancellationToken);
        // The other instances hear of it from the database; this one need not wait for that.
        callers.Forget();
        return isRevoked;
    }

    private static ApiKey Read(NpgsqlDataReader row) => new(
        row.Id<ApiKeyId>(0),
        row.Id<InstitutionId>(1),
        row.GetString(2),
        ReadRole(row, 3),
        row.Time(4),
        row.IsDBNull(5) ? null : row.Time(5));

    private static Role ReadRole(NpgsqlDataReader row, int column) =>
        Roles.TryParse(row.GetString(column), out var role)
            ? role
            : throw new InvalidOperationException("A stored API key has an unknown role.");
}
