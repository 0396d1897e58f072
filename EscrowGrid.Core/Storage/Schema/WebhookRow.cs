namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>webhooks</c>. The three columns of its secrets are one list, oldest first.</summary>
internal sealed class WebhookRow
{
    public Guid Id { get; init; }

    public Guid InstitutionId { get; init; }

    public required string Url { get; init; }

    public string? Description { get; init; }

    public string[]? EventTypes { get; init; }

    /// <summary>Null while something is sent to it.</summary>
    public string? Stop { get; init; }

    public required byte[][] Secrets { get; init; }

    public required DateTimeOffset[] SecretsCreatedAt { get; init; }

    /// <summary>Null for a secret that does not end.</summary>
    public required DateTimeOffset?[] SecretsEndAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }
}
