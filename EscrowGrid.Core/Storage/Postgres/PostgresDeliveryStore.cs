using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Webhooks;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresDeliveryStore(NpgsqlDataSource database) : IDeliveryLog, IDeliveryQueue
{
    // Each webhook is asked by its own index for as many as it has room for; those with the fewest running come first,
    // so that slow receivers do not take what is left of the process from the others.
    private static readonly string Claim =
        $"""
        WITH chosen AS MATERIALIZED (
            SELECT id FROM (
                SELECT due.id, target.running, target.answers,
                    row_number() OVER (PARTITION BY target.answers ORDER BY target.running) AS place
                FROM (
                    SELECT webhooks.id, COALESCE(known.running, 0) AS running,
                        COALESCE(known.answers, false) AS answers,
                        CASE WHEN known.answers THEN {Limits.DeliveriesPerWebhook}
                            ELSE {Limits.DeliveriesPerDoubtful} END AS allowed
                    FROM webhooks
                    LEFT JOIN unnest($2::uuid[], $3::int[], $4::bool[]) AS known (id, running, answers)
                        ON known.id = webhooks.id
                    WHERE stop IS NULL AND NOT EXISTS (
                        SELECT FROM job_queues WHERE name = '{JobQueues.WebhookDeliveries}' AND is_paused)) target
                CROSS JOIN LATERAL (
                    SELECT id FROM webhook_deliveries
                    WHERE webhook_id = target.id AND state = 'PENDING' AND next_attempt_at <= $1
                        AND (leased_until IS NULL OR leased_until <= $1)
                    ORDER BY next_attempt_at, number LIMIT GREATEST(target.allowed - target.running, 0)
                    FOR UPDATE SKIP LOCKED) due) fitting
            WHERE answers OR place <= $7 ORDER BY running LIMIT $5
        ),
        claimed AS (
            UPDATE webhook_deliveries SET fence = fence + 1, leased_until = $6
            FROM chosen WHERE webhook_deliveries.id = chosen.id
            RETURNING webhook_deliveries.*
        )
        SELECT {Prefixed("claimed", DeliveryRows.Columns)}, claimed.fence,
            {Prefixed("webhooks", string.Join(", ", WebhookRows.Columns))}
        FROM claimed JOIN webhooks ON webhooks.id = claimed.webhook_id ORDER BY claimed.number
        """;

    private const string Finish =
        """
        WITH finished AS (
            UPDATE webhook_deliveries SET state = $3, attempts = $4, next_attempt_at = $5, finished_at = $6,
                last_status = $7, last_error = $8, leased_until = NULL
            WHERE id = $1 AND fence = $2
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM finished
        """;

    private const string AddAttempt =
        """
        INSERT INTO webhook_attempts (delivery_id, number, at, duration_ms, status, error, request, answer)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private const string Return = "UPDATE webhook_deliveries SET leased_until = NULL WHERE id = $1 AND fence = $2";

    private const string Cancel =
        """
        WITH cancelled AS (
            UPDATE webhook_deliveries SET state = 'CANCELLED', next_attempt_at = NULL, leased_until = NULL,
                finished_at = $2, fence = fence + 1
            WHERE id = $1 AND state = 'PENDING' RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM cancelled
        """;

    private const string Forget =
        """
        DELETE FROM webhook_deliveries WHERE id IN (
            SELECT id FROM webhook_deliveries WHERE finished_at < $1
            ORDER BY finished_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        """;

    private const string Find = $"SELECT {DeliveryRows.Columns} FROM webhook_deliveries WHERE id = $1";

    private const string Attempts =
        """
        SELECT number, at, duration_ms, status, error, request, answer FROM webhook_attempts
        WHERE delivery_id = $1 ORDER BY number
        """;

    public async Task<Listing<WebhookDelivery>> ListAsync(
        DeliveryFilter filter, Page page, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .Is("institution_id", filter.Institution?.Value)
            .Is("webhook_id", filter.Webhook?.Value)
            .Is("event_id", filter.Event?.Value)
            .Is("event_type", filter.Type)
            .Is("state", filter.State is { } state ? WireName<DeliveryState>.Of(state) : null)
            .IsFrom("created_at", filter.From)
            .IsBefore("created_at", filter.To);
        await using var batch = database.CreateBatch();
        batch.AddPage("webhook_deliveries", DeliveryRows.Columns, where, page);
        return await batch.ToListingAsync(DeliveryRows.Read, page, cancellationToken);
    }

    public async Task<ShownDelivery?> FindAsync(WebhookDeliveryId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        batch.Add(Attempts).Uuid(id.Value);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        var delivery = DeliveryRows.Read(reader);
        await reader.NextResultAsync(cancellationToken);
        return new ShownDelivery(delivery, await reader.ToListAsync(ReadAttempt, cancellationToken));
    }

    public async Task<bool> CancelAsync(WebhookDelivery cancelled, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Cancel).Uuid(cancelled.Id.Value).Time(cancelled.FinishedAt);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    public async Task<IReadOnlyList<DueDelivery>> ClaimAsync(
        DeliveryDemand demand, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Claim)
            .Time(now)
            .Uuids([.. demand.Receivers.Keys.Select(id => id.Value)])
            .Many([.. demand.Receivers.Values.Select(it => it.Running)])
            .Many([.. demand.Receivers.Values.Select(it => it.Answers)])
            .Whole(demand.Limit)
            .Time(now + Limits.DeliveryLease)
            .Whole(demand.Doubtful);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(ReadDue, cancellationToken);
    }

    public async Task<bool> FinishAsync(
        DueDelivery claimed, WebhookDelivery after, DeliveryAttempt attempt, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Finish)
            .Uuid(after.Id.Value)
            .Whole(claimed.Fence)
            .Text(WireName<DeliveryState>.Of(after.State))
            .Whole(after.Attempts)
            .Time(after.NextAttemptAt)
            .Time(after.FinishedAt)
            .Whole(after.LastStatus)
            .Text(after.LastError);
        batch.Add(AddAttempt)
            .Uuid(after.Id.Value)
            .Whole(attempt.Number)
            .Time(attempt.At)
            .Whole(attempt.DurationMs)
            .Whole(attempt.Status)
            .Text(attempt.Error)
            .Text(attempt.Request)
            .Text(attempt.Answer);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == Changes.Refused)
        {
            return false;
        }
    }

    public async Task ReturnAsync(DueDelivery claimed, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Return).Uuid(claimed.Delivery.Id.Value).Whole(claimed.Fence);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        ExpiredRows.SweepAsync(database, Forget, before, cancellationToken);

    public bool IsOutage(Exception exception) => StorageFailure.IsUnavailable(exception);

    private static string Prefixed(string table, string columns) =>
        string.Join(", ", columns.Split(',').Select(column => $"{table}.{column.Trim()}"));

    private static DueDelivery ReadDue(NpgsqlDataReader row) => new(
        DeliveryRows.Read(row), WebhookRows.Read(row, DeliveryRows.Count + 1), row.GetInt64(DeliveryRows.Count));

    private static DeliveryAttempt ReadAttempt(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        row.Time(1),
        row.GetInt64(2),
        row.IsDBNull(3) ? null : row.GetInt32(3),
        row.TextOrNull(4),
        row.GetString(5),
        row.TextOrNull(6));
}
