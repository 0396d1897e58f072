namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>escrow_events</c>, partitioned by month of <see cref="At"/>; its migration is SQL.</summary>
internal sealed class EscrowEventRow
{
    public Guid EscrowId { get; init; }

    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public string? PreviousState { get; init; }

    public required string NewState { get; init; }

    public required string Payload { get; init; }

    public required byte[] PreviousHash { get; init; }

    public required byte[] Hash { get; init; }

    public long LogTransaction { get; init; }

    public long LogSequence { get; init; }
}
