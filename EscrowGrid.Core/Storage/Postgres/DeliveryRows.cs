using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Webhooks;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>Rows of deliveries.</summary>
internal static class DeliveryRows
{
    /// <summary>In the order in which <see cref="Read"/> expects them first.</summary>
    public const string Columns =
        """
        id, webhook_id, institution_id, event_id, event_type, subject, body, state, is_replay, attempts,
        next_attempt_at, created_at, finished_at, last_status, last_error
        """;

    /// <summary>How many those are.</summary>
    public const int Count = 15;

    // A webhook that is deleted at the same moment gets none.
    private const string Insert =
        """
        INSERT INTO webhook_deliveries (id, webhook_id, institution_id, event_id, event_type, subject, body, state,
            is_replay, attempts, next_attempt_at, fence, created_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, 'PENDING', $8, 0, $9, 0, $9 FROM webhooks WHERE id = $2
        """;

    public static void Append(this NpgsqlBatch batch, WebhookDelivery delivery) => batch.Add(Insert)
        .Uuid(delivery.Id.Value)
        .Uuid(delivery.Webhook.Value)
        .Uuid(delivery.Institution.Value)
        .Uuid(delivery.Message.Event.Value)
        .Text(delivery.Message.Type)
        .Text(delivery.Message.Subject)
        .Text(delivery.Message.Body.Text)
        .Flag(delivery.IsReplay)
        .Time(delivery.CreatedAt);

    public static WebhookDelivery Read(NpgsqlDataReader row) => new(
        row.Id<WebhookDeliveryId>(0),
        row.Id<WebhookId>(1),
        row.Id<InstitutionId>(2),
        new WebhookMessage(row.Id<DomainEventId>(3), row.GetString(4), row.GetString(5), row.Json(6)),
        row.Time(11))
    {
        State = row.Name<DeliveryState>(7),
        IsReplay = row.GetBoolean(8),
        Attempts = row.GetInt32(9),
        NextAttemptAt = row.TimeOrNull(10),
        FinishedAt = row.TimeOrNull(12),
        LastStatus = row.IsDBNull(13) ? null : row.GetInt32(13),
        LastError = row.TextOrNull(14),
    };
}
