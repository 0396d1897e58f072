using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Webhooks;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresWebhookStore(NpgsqlDataSource database) : IWebhookStore
{
    private static readonly string Columns = string.Join(", ", WebhookRows.Columns);

    // Creations of one institution wait for each other here, so that none of them miscounts.
    private const string LockInstitution = "SELECT id FROM institutions WHERE id = $1 FOR NO KEY UPDATE";

    private static readonly string InsertWithinLimit =
        $"""
        WITH added AS (
            INSERT INTO webhooks ({Columns})
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
            WHERE $13 > (SELECT count(*) FROM webhooks WHERE institution_id = $2)
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM added
        """;

    private static readonly string Find = $"SELECT {Columns} FROM webhooks WHERE id = $1";

    private static readonly string List =
        $"SELECT {Columns} FROM webhooks WHERE institution_id = $1 ORDER BY created_at, id";

    private static readonly string FindEnabled =
        $"""
        SELECT {Columns} FROM webhooks
        WHERE institution_id = ANY($1) AND stop IS NULL ORDER BY institution_id, created_at, id
        """;

    private const string Change =
        """
        WITH changed AS (
            UPDATE webhooks SET url = $3, description = $4, event_types = $5, stop = $6, secrets = $7,
                secrets_created_at = $8, secrets_end_at = $9, updated_at = $11, version = $12
            WHERE id = $1 AND institution_id = $2 AND created_at = $10 AND version = $12 - 1
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM changed
        """;

    private const string Delete =
        """
        WITH deleted AS (DELETE FROM webhooks WHERE id = $1 AND version = $2 - 1 RETURNING 1)
        SELECT require_one_row(count(*)) FROM deleted
        """;

    private const string CancelPending =
        """
        UPDATE webhook_deliveries
        SET state = 'CANCELLED', next_attempt_at = NULL, leased_until = NULL, finished_at = $2, fence = fence + 1
        WHERE webhook_id = $1 AND state = 'PENDING'
        """;

    public async Task<bool> AddAsync(Webhook webhook, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(LockInstitution).Uuid(webhook.Institution.Value);
        WebhookRows.Bind(batch.Add(InsertWithinLimit), webhook).Whole(Limits.WebhooksPerInstitution);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    public async Task<Webhook?> FindAsync(WebhookId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(row => WebhookRows.Read(row, 0), cancellationToken);
    }

    public async Task<IReadOnlyList<Webhook>> ListAsync(
        InstitutionId institution, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(List).Uuid(institution.Value);
        return await ReadAllAsync(batch, cancellationToken);
    }

    public async Task<IReadOnlyList<Webhook>> FindEnabledAsync(
        IReadOnlyList<InstitutionId> institutions, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindEnabled).Uuids([.. institutions.Select(id => id.Value)]);
        return await ReadAllAsync(batch, cancellationToken);
    }

    public async Task<bool> ChangeAsync(
        Webhook changed,
        IReadOnlyList<WebhookDelivery> deliveries,
        Trail trail,
        CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        WebhookRows.Bind(batch.Add(Change), changed);
        foreach (var delivery in deliveries)
            batch.Append(delivery);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    public async Task<bool> DeleteAsync(Webhook deleted, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Delete).Uuid(deleted.Id.Value).Whole(deleted.Version);
        batch.Add(CancelPending).Uuid(deleted.Id.Value).Time(deleted.UpdatedAt);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    private static async Task<List<Webhook>> ReadAllAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(row => WebhookRows.Read(row, 0), cancellationToken);
    }
}
