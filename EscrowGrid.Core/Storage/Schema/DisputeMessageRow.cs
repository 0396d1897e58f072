namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>dispute_messages</c>: append-only.</summary>
internal sealed class DisputeMessageRow
{
    public Guid Id { get; init; }

    public Guid EscrowId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string AuthorClass { get; init; }

    public Guid? AuthorUser { get; init; }

    public required string Text { get; init; }
}
