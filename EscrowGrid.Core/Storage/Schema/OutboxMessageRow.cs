namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>outbox_messages</c>.</summary>
internal sealed class OutboxMessageRow
{
    public Guid Id { get; init; }

    public required string Type { get; init; }

    public Guid InstitutionId { get; init; }

    public required string Subject { get; init; }

    public long Sequence { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public required string Payload { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }
}
