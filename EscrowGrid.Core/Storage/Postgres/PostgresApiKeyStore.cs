using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresApiKeyStore(NpgsqlDataSource database, RememberedCallers callers) : IApiKeyStore
{
    private const string Columns =
        """
        id, institution_id, label, role, created_at, revoked_at, scopes, expires_at, last_used_at, replaced_by
        """;

    private const string NewColumns = "id, institution_id, label, role, created_at, key_hash, scopes, expires_at";

    // Creations of one institution wait for each other here, so that none of them miscounts. The foreign keys of other
    // tables do not wait for this lock.
    private const string LockInstitution = "SELECT id FROM institutions WHERE id = $1 FOR NO KEY UPDATE";

    private const string InsertWithinLimit =
        $"""
        WITH added AS (
            INSERT INTO api_keys ({NewColumns})
            SELECT $1, $2, $3, $4, $5, $6, $7, $8
            WHERE $9 > (
                SELECT count(*) FROM api_keys
                WHERE institution_id = $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $5))
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM added
        """;

    private const string Insert = $"INSERT INTO api_keys ({NewColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private const string Replace =
        """
        WITH replaced AS (
            UPDATE api_keys SET replaced_by = $2, revoked_at = $3, expires_at = $4
            WHERE id = $1 AND revoked_at IS NULL AND replaced_by IS NULL
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM replaced
        """;

    private const string FindCaller =
        """
        SELECT id, institution_id, role, scopes, expires_at FROM api_keys WHERE key_hash = $1 AND revoked_at IS NULL
        """;

    private const string Find = $"SELECT {Columns} FROM api_keys WHERE id = $1";

    private const string ListActive =
        $"""
        SELECT {Columns} FROM api_keys
        WHERE institution_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
        ORDER BY created_at, id LIMIT $3 OFFSET $4
        """;

    private const string Revoke =
        """
        WITH revoked AS (
            UPDATE api_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM revoked
        """;

    private const string NoteUse =
        """
        WITH used AS (SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) AS used (id, at)),
        free AS (
            SELECT api_keys.id FROM api_keys JOIN used ON used.id = api_keys.id
            WHERE last_used_at IS NULL OR last_used_at <= used.at - $3::interval
            FOR NO KEY UPDATE OF api_keys SKIP LOCKED
        )
        UPDATE api_keys SET last_used_at = used.at FROM used, free WHERE api_keys.id = used.id AND used.id = free.id
        """;

    public async Task<bool> AddAsync(ApiKey key, byte[] hash, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(LockInstitution).Uuid(key.Institution.Value);
        Bind(batch.Add(InsertWithinLimit), key, hash).Whole(Limits.ApiKeysPerInstitution);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    public async Task<bool> RotateAsync(
        ApiKeyRotation rotation, byte[] hash, Trail trail, CancellationToken cancellationToken)
    {
        var (old, successor) = rotation;
        await using var batch = database.CreateBatch();
        Bind(batch.Add(Insert), successor, hash);
        batch.Add(Replace).Uuid(old.Id.Value).Uuid(successor.Id.Value).Time(old.RevokedAt).Time(old.ExpiresAt);
        var isRotated = await batch.TryStoreAsync(trail, cancellationToken);
        callers.Forget();
        return isRotated;
    }

    public async Task<Caller?> FindCallerAsync(byte[] hash, CancellationToken cancellationToken)
    {
        if (callers.Find(hash) is { } remembered)
            return remembered;
        var generation = callers.Generation;
        await using var batch = database.CreateBatch();
        batch.Add(FindCaller).Bytes(hash);
        var caller = await batch.FindAsync(ReadCaller, cancellationToken);
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
        InstitutionId institution, DateTimeOffset time, Page page, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(ListActive).Uuid(institution.Value).Time(time).Whole(page.Limit + 1).Whole(page.Offset);
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

    public async Task NoteUseAsync(
        IReadOnlyDictionary<ApiKeyId, DateTimeOffset> uses, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(NoteUse);
        command.Parameters.Add(new() { Value = uses.Keys.Select(id => id.Value).ToArray() });
        command.Parameters.Add(new() { Value = uses.Values.ToArray() });
        command.Parameters.Add(new() { Value = Limits.ApiKeyUseInterval });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Bind(NpgsqlBatchCommand command, ApiKey key, byte[] hash) => command
        .Uuid(key.Id.Value)
        .Uuid(key.Institution.Value)
        .Text(key.Label)
        .Text(Roles.NameOf(key.Role))
        .Time(key.CreatedAt)
        .Bytes(hash)
        .Texts(ScopeNames.NamesOf(key.Scopes))
        .Time(key.ExpiresAt);

    private static Caller ReadCaller(NpgsqlDataReader row) =>
        Caller.OfKey(row.Id<ApiKeyId>(0), row.Id<InstitutionId>(1), ReadRole(row, 2)) with
        {
            Scopes = ReadScopes(row, 3),
            ExpiresAt = row.TimeOrNull(4),
        };

    private static ApiKey Read(NpgsqlDataReader row) => new(
        row.Id<ApiKeyId>(0),
        row.Id<InstitutionId>(1),
        row.GetString(2),
        ReadRole(row, 3),
        row.Time(4),
        row.TimeOrNull(5))
    {
        Scopes = ReadScopes(row, 6),
        ExpiresAt = row.TimeOrNull(7),
        LastUsedAt = row.TimeOrNull(8),
        ReplacedBy = row.IsDBNull(9) ? null : row.Id<ApiKeyId>(9),
    };

    private static Scopes? ReadScopes(NpgsqlDataReader row, int column) =>
        ScopeNames.Parse(row.IsDBNull(column) ? null : row.GetFieldValue<string[]>(column));

    private static Role ReadRole(NpgsqlDataReader row, int column) =>
        Roles.TryParse(row.GetString(column), out var role)
            ? role
            : throw new InvalidOperationException("A stored API key has an unknown role.");
}
