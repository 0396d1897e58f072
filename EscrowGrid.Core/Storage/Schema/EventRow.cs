namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>events</c>, partitioned by month of <see cref="OccurredAt"/>; its migration is SQL.</summary>
internal sealed class EventRow
{
    public long LogTransaction { get; init; }

    public long LogSequence { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public Guid Id { get; init; }

    public required string Type { get; init; }

    public Guid InstitutionId { get; init; }

    public required string Subject { get; init; }

    public long Sequence { get; init; }

    public required string Payload { get; init; }
}
