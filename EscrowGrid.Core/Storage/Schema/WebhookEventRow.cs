namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>webhook_events</c>: payment providers' webhooks, kept for ever but for old bodies.</summary>
internal sealed class WebhookEventRow
{
    public Guid Id { get; init; }

    public required string Rail { get; init; }

    public required string EventId { get; init; }

    public required string Type { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public string? ObjectId { get; init; }

    public string? CollectionId { get; init; }

    public Guid? EscrowId { get; init; }

    public Guid? SettlementId { get; init; }

    public byte[]? Body { get; init; }

    public byte[]? BodyHash { get; init; }

    public required string Headers { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string State { get; init; }

    public int Attempts { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? DismissedBy { get; init; }

    public string? Dismissal { get; init; }
}
