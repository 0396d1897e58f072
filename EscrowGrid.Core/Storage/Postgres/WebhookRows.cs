using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Webhooks;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>Rows of webhooks.</summary>
internal static class WebhookRows
{
    /// <summary>In the order in which <see cref="Read"/> expects them.</summary>
    public static readonly string[] Columns =
    [
        "id", "institution_id", "url", "description", "event_types", "stop", "secrets", "secrets_created_at",
        "secrets_end_at", "created_at", "updated_at", "version",
    ];

    /// <param name="command">Whose first twelve parameters they are, in the order of the columns.</param>
    /// <param name="webhook">The row.</param>
    public static NpgsqlBatchCommand Bind(NpgsqlBatchCommand command, Webhook webhook) => command
        .Uuid(webhook.Id.Value)
        .Uuid(webhook.Institution.Value)
        .Text(webhook.Settings.Url.OriginalString)
        .Text(webhook.Settings.Description)
        .Texts(webhook.Settings.EventTypes is { } types ? [.. types] : null)
        .Text(webhook.Stop is { } stop ? WireName<WebhookStop>.Of(stop) : null)
        .Many([.. webhook.Secrets.Select(secret => secret.Sealed)])
        .Many([.. webhook.Secrets.Select(secret => secret.CreatedAt)])
        .Many([.. webhook.Secrets.Select(secret => secret.EndsAt)])
        .Time(webhook.CreatedAt)
        .Time(webhook.UpdatedAt)
        .Whole(webhook.Version);

    /// <param name="row">The row.</param>
    /// <param name="first">Where its columns begin.</param>
    public static Webhook Read(NpgsqlDataReader row, int first) => new(
        row.Id<WebhookId>(first),
        row.Id<InstitutionId>(first + 1),
        new WebhookSettings(
            new Uri(row.GetString(first + 2)),
            row.TextOrNull(first + 3),
            row.IsDBNull(first + 4) ? null : row.GetFieldValue<string[]>(first + 4)),
        row.Time(first + 9))
    {
        Stop = row.IsDBNull(first + 5) ? null : row.Name<WebhookStop>(first + 5),
        Secrets = ReadSecrets(row, first + 6),
        UpdatedAt = row.Time(first + 10),
        Version = row.GetInt64(first + 11),
    };

    private static List<WebhookSecret> ReadSecrets(NpgsqlDataReader row, int first)
    {
        var secrets = row.GetFieldValue<byte[][]>(first);
        var createdAt = row.GetFieldValue<DateTimeOffset[]>(first + 1);
        var endAt = row.GetFieldValue<DateTimeOffset?[]>(first + 2);
        return [.. secrets.Select((secret, i) => new WebhookSecret(secret, createdAt[i], endAt[i]))];
    }
}
