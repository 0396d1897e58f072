using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Relay;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>Statements about events that consumers have not handled.</summary>
internal static class RelayItemRows
{
    private const string Insert =
        """
        INSERT INTO event_relay_items (consumer, event_id, log_transaction, log_sequence, occurred_at, institution_id,
            subject, type, state, is_replay, attempts, next_attempt_at, last_error, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (consumer, event_id) DO NOTHING
        """;

    private const string Unblock =
        """
        UPDATE event_relay_items item SET state = 'RETRYING', next_attempt_at = $3
        FROM (
            SELECT DISTINCT ON (subject) event_id, state FROM event_relay_items
            WHERE consumer = $1 AND subject = ANY($2) AND NOT is_replay
            ORDER BY subject, log_transaction, log_sequence) head
        WHERE item.consumer = $1 AND item.event_id = head.event_id AND head.state = 'WAITING'
        """;

    public static void AppendItems(this NpgsqlBatch batch, string consumer, IEnumerable<RelayItem> items)
    {
        foreach (var item in items)
        {
            batch.Add(Insert)
                .Text(consumer)
                .Uuid(item.Event.Value)
                .Whole(item.At.Transaction)
                .Whole(item.At.Sequence)
                .Time(item.OccurredAt)
                .Uuid(item.Institution.Value)
                .Text(item.Subject)
                .Text(item.Type)
                .Text(WireName<RelayItemState>.Of(item.State))
                .Flag(item.IsReplay)
                .Whole(item.Attempts)
                .Time(item.NextAttemptAt)
                .Text(item.LastError)
                .Time(item.CreatedAt);
        }
    }

    /// <summary>Makes the first item of each subject due if it waits: nothing is before it any more.</summary>
    public static void AppendUnblocking(
        this NpgsqlBatch batch, string consumer, IReadOnlyList<string> subjects, DateTimeOffset now)
    {
        if (subjects.Count > 0)
            batch.Add(Unblock).Text(consumer).Texts([.. subjects]).Time(now);
    }
}
