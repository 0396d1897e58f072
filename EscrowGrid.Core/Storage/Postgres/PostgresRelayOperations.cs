using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Relay;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresRelayOperations(NpgsqlDataSource database) : IRelayOperations
{
    private const string Consumers =
        """
        SELECT consumer.name, consumer.log_transaction, consumer.log_sequence, consumer.is_paused,
            CASE WHEN consumer.leased_until > now() THEN consumer.owner END, behind.count, behind.since,
            items.retrying, items.waiting, items.dead
        FROM event_consumers consumer
        CROSS JOIN LATERAL (
            SELECT count(*), min(occurred_at) AS since FROM (
                SELECT occurred_at FROM events
                WHERE (log_transaction, log_sequence) > (consumer.log_transaction, consumer.log_sequence)
                ORDER BY log_transaction, log_sequence LIMIT $1) next) behind
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE state = 'RETRYING') AS retrying,
                count(*) FILTER (WHERE state = 'WAITING') AS waiting, count(*) FILTER (WHERE state = 'DEAD') AS dead
            FROM event_relay_items WHERE consumer = consumer.name) items
        ORDER BY consumer.name
        """;

    private const string ItemColumns =
        """
        event_id, log_transaction, log_sequence, occurred_at, institution_id, subject, type, state, is_replay,
        attempts, next_attempt_at, last_error, created_at
        """;

    // Operators and the relay wait for each other here, so that neither acts on what the other is just changing.
    private const string Lock = "SELECT FROM event_consumers WHERE name = $1 FOR NO KEY UPDATE";

    private const string Retry =
        """
        UPDATE event_relay_items SET state = 'RETRYING', attempts = 0, next_attempt_at = $3
        WHERE consumer = $1 AND event_id = ANY($2) AND state <> 'WAITING'
        """;

    private const string Skip =
        """
        WITH skipped AS (DELETE FROM event_relay_items WHERE consumer = $1 AND event_id = $2 RETURNING 1)
        SELECT require_one_row(count(*)) FROM skipped
        """;

    private const string Pause =
        """
        WITH paused AS (
            UPDATE event_consumers SET is_paused = $2, updated_at = now() WHERE name = $1 RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM paused
        """;

    public async Task<IReadOnlyList<ConsumerStatus>> ListConsumersAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Consumers).Whole(Limits.RelayReplay);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(ReadConsumer, cancellationToken);
    }

    public async Task<Slice<RelayItem>> ListItemsAsync(
        RelayItemFilter filter, LogPosition after, int limit, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .Is("consumer", filter.Consumer)
            .Is("state", filter.State is { } state ? WireName<RelayItemState>.Of(state) : null)
            .Is("subject", filter.Subject)
            .Is("institution_id", filter.Institution?.Value)
            .And(
                "(log_transaction, log_sequence) > ({0}, {1})",
                command => command.Whole(after.Transaction).Whole(after.Sequence),
                parameters: 2);
        if (filter.Events is { } events)
            where = where.And("event_id = ANY({0})", command => command.Uuids([.. events.Select(id => id.Value)]));
        await using var batch = database.CreateBatch();
        where.Bind(batch.Add(
            $"""
            SELECT {ItemColumns} FROM event_relay_items {where.Sql}
            ORDER BY log_transaction, log_sequence LIMIT ${where.Next}
            """))
            .Whole(limit + 1);
        return await batch.ToSliceAsync(ReadItem, new Page(limit, 0), cancellationToken);
    }

    public async Task<IReadOnlyList<LoggedEvent>> SelectAsync(
        string consumer, ReplaySelection selection, int limit, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .IsFrom("occurred_at", selection.From)
            .IsBefore("occurred_at", selection.To)
            .Is("subject", selection.Subject)
            .Is("type", selection.Type)
            .Is("institution_id", selection.Institution?.Value)
            .And(
                """
                (log_transaction, log_sequence)
                    <= (SELECT log_transaction, log_sequence FROM event_consumers WHERE name = {0})
                """,
                command => command.Text(consumer));
        if (selection.Events is { } events)
            where = where.And("id = ANY({0})", command => command.Uuids([.. events.Select(id => id.Value)]));
        await using var batch = database.CreateBatch();
        where.Bind(batch.Add(
            $"""
            SELECT {EventRows.Columns} FROM events {where.Sql}
            ORDER BY log_transaction, log_sequence LIMIT ${where.Next}
            """))
            .Whole(limit);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(EventRows.Read, cancellationToken);
    }

    public async Task RetryAsync(
        string consumer, IReadOnlyList<DomainEventId> items, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Lock).Text(consumer);
        batch.Add(Retry).Text(consumer).Uuids([.. items.Select(id => id.Value)]).Time(trail.Audit.OccurredAt);
        await batch.StoreAsync(trail, cancellationToken);
    }

    public async Task<bool> SkipAsync(
        RelayItem item, string consumer, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Lock).Text(consumer);
        batch.Add(Skip).Text(consumer).Uuid(item.Event.Value);
        batch.AppendUnblocking(consumer, [item.Subject], trail.Audit.OccurredAt);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    public async Task ReplayAsync(
        string consumer, IReadOnlyList<RelayItem> items, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Lock).Text(consumer);
        batch.AppendItems(consumer, items);
        await batch.StoreAsync(trail, cancellationToken);
    }

    public async Task<bool> PauseAsync(
        string consumer, bool isPaused, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Pause).Text(consumer).Flag(isPaused);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    private static ConsumerStatus ReadConsumer(NpgsqlDataReader row) =>
        new(row.GetString(0), new LogPosition(row.GetInt64(1), row.GetInt64(2)), row.GetBoolean(3))
        {
            Owner = row.TextOrNull(4),
            Behind = row.GetInt64(5),
            BehindSince = row.TimeOrNull(6),
            Retrying = row.GetInt64(7),
            Waiting = row.GetInt64(8),
            Dead = row.GetInt64(9),
        };

    private static RelayItem ReadItem(NpgsqlDataReader row) => new(
        row.Id<DomainEventId>(0),
        new LogPosition(row.GetInt64(1), row.GetInt64(2)),
        row.Time(3),
        row.Id<InstitutionId>(4),
        row.GetString(5),
        row.GetString(6),
        row.Name<RelayItemState>(7),
        row.GetBoolean(8),
        row.GetInt32(9),
        row.TimeOrNull(10),
        row.TextOrNull(11),
        row.Time(12));
}
