using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Relay;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresRelayStore(NpgsqlDataSource database) : IRelayStore
{
    private const string Register =
        """
        INSERT INTO event_consumers (name, log_transaction, log_sequence, fence, leased_until, is_paused, updated_at)
        VALUES ($1, 0, 0, 0, 'epoch', false, now()) ON CONFLICT (name) DO NOTHING
        """;

    // The database's clock: the owners' clocks may differ.
    private const string Lease =
        """
        UPDATE event_consumers
        SET fence = CASE WHEN owner = $2 THEN fence ELSE fence + 1 END, owner = $2, leased_until = now() + $3
        WHERE name = $1 AND (owner = $2 OR leased_until < now())
        RETURNING fence, is_paused
        """;

    private const string Release =
        "UPDATE event_consumers SET owner = NULL, leased_until = now() WHERE name = $1 AND fence = $2";

    private const string NextEvents =
        """
        SELECT next.*, EXISTS (
            SELECT FROM event_relay_items item
            WHERE item.consumer = $1 AND item.subject = next.subject AND NOT item.is_replay)
        FROM event_consumers consumer CROSS JOIN LATERAL (
            SELECT id, type, institution_id, subject, sequence, occurred_at, payload, log_transaction, log_sequence
            FROM events
            WHERE (log_transaction, log_sequence) > (consumer.log_transaction, consumer.log_sequence)
                AND log_transaction < log_horizon()
            ORDER BY log_transaction, log_sequence LIMIT $2) next
        WHERE consumer.name = $1
        """;

    // First by the index of what is due, then by the index of each subject: what waits behind a dead event costs
    // nothing, however much it is.
    private const string DueItems =
        """
        WITH due AS MATERIALIZED (
            SELECT event_id, subject, is_replay FROM event_relay_items
            WHERE consumer = $1 AND state = 'RETRYING' AND next_attempt_at <= $3
            ORDER BY next_attempt_at LIMIT $2
        ),
        chosen AS (
            SELECT event_id FROM due
            UNION
            SELECT follower.event_id FROM (SELECT DISTINCT subject FROM due WHERE NOT is_replay) head
            CROSS JOIN LATERAL (
                SELECT event_id, state FROM event_relay_items
                WHERE consumer = $1 AND subject = head.subject AND NOT is_replay
                ORDER BY log_transaction, log_sequence LIMIT $2) follower
            WHERE follower.state = 'WAITING'
        )
        SELECT event.id, event.type, event.institution_id, event.subject, event.sequence, event.occurred_at,
            event.payload, event.log_transaction, event.log_sequence,
            item.state, item.is_replay, item.attempts, item.next_attempt_at, item.last_error, item.created_at
        FROM chosen
        JOIN event_relay_items item ON item.consumer = $1 AND item.event_id = chosen.event_id
        JOIN events event ON (event.log_transaction, event.log_sequence, event.occurred_at)
            = (item.log_transaction, item.log_sequence, item.occurred_at)
        ORDER BY item.log_transaction, item.log_sequence LIMIT $2
        """;

    private const string Fence =
        """
        WITH mine AS (
            UPDATE event_consumers
            SET leased_until = now() + $3, updated_at = now(),
                log_transaction = COALESCE($4, log_transaction), log_sequence = COALESCE($5, log_sequence)
            WHERE name = $1 AND fence = $2
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM mine
        """;

    private const string Change =
        """
        UPDATE event_relay_items SET state = $3, attempts = $4, next_attempt_at = $5, last_error = $6
        WHERE consumer = $1 AND event_id = $2
        """;

    private const string Settle = "DELETE FROM event_relay_items WHERE consumer = $1 AND event_id = ANY($2)";

    public async Task<ConsumerLease?> TryLeaseAsync(
        string consumer, string owner, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Register).Text(consumer);
        batch.Add(Lease).Text(consumer).Text(owner).Span(Limits.RelayLease);
        return await batch.FindAsync(
            row => new ConsumerLease(consumer, row.GetInt64(0), row.GetBoolean(1)), cancellationToken);
    }

    public async Task ReleaseAsync(ConsumerLease lease, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Release).Text(lease.Consumer).Whole(lease.Fence);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<RelayWork> PeekAsync(
        ConsumerLease lease, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(NextEvents).Text(lease.Consumer).Whole(limit);
        batch.Add(DueItems).Text(lease.Consumer).Whole(limit).Time(now);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var fresh = await reader.ToListAsync(
            row => new RelayEntry(EventRows.Read(row), item: null, row.GetBoolean(9)), cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return new RelayWork(fresh, await reader.ToListAsync(ReadDue, cancellationToken));
    }

    public async Task<bool> CommitAsync(RelayCommit commit, CancellationToken cancellationToken)
    {
        var consumer = commit.Lease.Consumer;
        await using var batch = database.CreateBatch();
        batch.Add(Fence).Text(consumer).Whole(commit.Lease.Fence).Span(Limits.RelayLease)
            .Whole(commit.Cursor?.Transaction).Whole(commit.Cursor?.Sequence);
        batch.AppendItems(consumer, commit.Added);
        foreach (var item in commit.Changed)
        {
            batch.Add(Change).Text(consumer).Uuid(item.Event.Value).Text(WireName<RelayItemState>.Of(item.State))
                .Whole(item.Attempts).Time(item.NextAttemptAt).Text(item.LastError);
        }

        if (commit.Settled.Count > 0)
            batch.Add(Settle).Text(consumer).Uuids([.. commit.Settled.Select(id => id.Value)]);
        batch.AppendUnblocking(consumer, commit.Unblocked, commit.At);
        // Last: the locks of ordering keys are held for the rest of the transaction.
        batch.Append(commit.Effects);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == Changes.Refused)
        {
            return false;
        }
        catch (PostgresException exception) when (!IsOutage(exception))
        {
            throw new EffectRefusedException(exception.MessageText, exception);
        }
    }

    public bool IsOutage(Exception exception) => StorageFailure.IsUnavailable(exception);

    private static RelayEntry ReadDue(NpgsqlDataReader row)
    {
        var logged = EventRows.Read(row);
        var item = RelayItem.Of(logged, row.Time(14)) with
        {
            State = row.Name<RelayItemState>(9),
            IsReplay = row.GetBoolean(10),
            Attempts = row.GetInt32(11),
            NextAttemptAt = row.TimeOrNull(12),
            LastError = row.TextOrNull(13),
        };
        return new RelayEntry(logged, item, isBlocked: false);
    }
}
