using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresProviderEventStore(NpgsqlDataSource database) : IProviderEventStore
{
    private const string Columns =
        "id, rail, event_id, type, occurred_at, object_id, collection_id, escrow_id, settlement_id, headers, "
        + "created_at, state, attempts, last_error, ended_at, body_hash, dismissed_by, dismissal";

    private const string Find = $"SELECT {Columns} FROM webhook_events WHERE id = $1";

    private const string ReadBody = "SELECT body FROM webhook_events WHERE id = $1 AND body IS NOT NULL";

    // A repeat stores nothing, its job neither.
    private const string Insert =
        """
        WITH stored AS (
            INSERT INTO webhook_events (id, rail, event_id, type, occurred_at, object_id, collection_id, escrow_id,
                settlement_id, headers, created_at, state, attempts, body)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'PENDING', 0, $12)
            ON CONFLICT (rail, event_id) DO NOTHING RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM stored
        """;

    // Two attempts may overlap, and an operator may be quicker: what is over stays so.
    private const string Update =
        """
        UPDATE webhook_events SET state = $2, attempts = $3, last_error = $4, ended_at = $5
        WHERE id = $1 AND (state = 'PENDING' OR state = 'UNMATCHED' AND $2 <> 'PENDING')
        """;

    private const string Decide =
        """
        WITH stored AS (
            UPDATE webhook_events SET state = $2, ended_at = $3, dismissed_by = $4, dismissal = $5
            WHERE id = $1 AND state = $6 AND attempts = $7 RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM stored
        """;

    private const string GiveUp =
        """
        UPDATE webhook_events SET state = 'UNMATCHED', last_error = coalesce(last_error, $3), ended_at = $2
        WHERE id IN (
            SELECT id FROM webhook_events WHERE state = 'PENDING' AND created_at < $1
            ORDER BY created_at LIMIT $4
            FOR UPDATE SKIP LOCKED)
        """;

    private const string Redact =
        """
        UPDATE webhook_events SET body = NULL, body_hash = sha256(body) WHERE id IN (
            SELECT id FROM webhook_events
            WHERE body IS NOT NULL AND state IN ('PROCESSED', 'IGNORED', 'DISMISSED')
                AND ended_at < $1
            ORDER BY ended_at LIMIT $2
            FOR UPDATE SKIP LOCKED)
        """;

    public async Task<bool> AddAsync(ProviderEvent received, JobRequest job, CancellationToken cancellationToken)
    {
        var notice = received.Notice;
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Uuid(received.Id.Value)
            .Text(WireName<Rail>.Of(notice.Rail))
            .Text(notice.EventId)
            .Text(notice.Type)
            .Time(notice.CreatedAt)
            .Text(notice.ObjectId)
            .Text(notice.CollectionId)
            .Uuid(notice.Escrow?.Value)
            .Uuid(notice.Settlement?.Value)
            .Json(JsonText.FromStored(received.Headers))
            .Time(received.ReceivedAt)
            .Bytes(received.Body.ToArray());
        batch.Append([job]);
        return await batch.TryExecuteAsync(cancellationToken);
    }

    public async Task<ProviderEvent?> FindAsync(ProviderEventId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<ReadOnlyMemory<byte>> ReadBodyAsync(
        ProviderEventId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(ReadBody).Uuid(id.Value);
        return await batch.FindAsync(row => row.GetFieldValue<byte[]>(0), cancellationToken);
    }

    public async Task<Listing<ProviderEvent>> ListAsync(
        ProviderEventFilter filter, Page page, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .Is("state", filter.State is { } state ? WireName<ProviderEventState>.Of(state) : null)
            .Is("rail", filter.Rail is { } rail ? WireName<Rail>.Of(rail) : null)
            .Is("type", filter.Type)
            .Is("escrow_id", filter.Escrow?.Value)
            .IsFrom("created_at", filter.From)
            .IsBefore("created_at", filter.To);
        await using var batch = database.CreateBatch();
        batch.AddPage("webhook_events", Columns, where, page);
        return await batch.ToListingAsync(Read, page, cancellationToken);
    }

    public async Task<bool> StoreAsync(ProviderEventMove move, CancellationToken cancellationToken)
    {
        var after = move.After;
        await using var batch = database.CreateBatch();
        batch.Add(Decide)
            .Uuid(after.Id.Value)
            .Text(WireName<ProviderEventState>.Of(after.State))
            .Time(after.EndedAt)
            .Text(after.DismissedBy)
            .Text(after.Dismissal)
            .Text(WireName<ProviderEventState>.Of(move.Before.State))
            .Whole(move.Before.Attempts);
        return await batch.TryStoreAsync(move.Trail, cancellationToken);
    }

    public async Task UpdateAsync(ProviderEvent attempted, JobAck ack, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Update)
            .Uuid(attempted.Id.Value)
            .Text(WireName<ProviderEventState>.Of(attempted.State))
            .Whole(attempted.Attempts)
            .Text(attempted.LastError)
            .Time(attempted.EndedAt);
        batch.Append(ack);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<long> GiveUpAsync(
        DateTimeOffset receivedBefore, DateTimeOffset now, string reason, CancellationToken cancellationToken)
    {
        for (var total = 0L; ;)
        {
            await using var batch = database.CreateBatch();
            batch.Add(GiveUp).Time(receivedBefore).Time(now).Text(reason).Whole(Limits.CleanupBatch);
            var given = await batch.ExecuteNonQueryAsync(cancellationToken);
            total += given;
            if (given < Limits.CleanupBatch)
                return total;
        }
    }

    public Task<long> RedactAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken) =>
        ExpiredRows.SweepAsync(database, Redact, endedBefore, cancellationToken);

    private static ProviderEvent Read(NpgsqlDataReader row)
    {
        var notice = new ProviderNotice(row.Name<Rail>(1), row.GetString(2), row.GetString(3), row.Time(4))
        {
            ObjectId = row.TextOrNull(5),
            CollectionId = row.TextOrNull(6),
            Escrow = row.IsDBNull(7) ? null : row.Id<EscrowId>(7),
            Settlement = row.IsDBNull(8) ? null : row.Id<SettlementId>(8),
        };
        return new ProviderEvent(notice, row.Time(10))
        {
            Headers = row.GetString(9),
            State = row.Name<ProviderEventState>(11),
            Attempts = row.GetInt32(12),
            LastError = row.TextOrNull(13),
            EndedAt = row.TimeOrNull(14),
            BodyHash = row.IsDBNull(15) ? null : row.Digest(15),
            DismissedBy = row.TextOrNull(16),
            Dismissal = row.TextOrNull(17),
        };
    }
}
