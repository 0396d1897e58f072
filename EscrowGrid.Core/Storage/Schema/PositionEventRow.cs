namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>position_events</c>, partitioned by month of <see cref="At"/>; its migration is SQL.</summary>
internal sealed class PositionEventRow
{
    public Guid PositionId { get; init; }

    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid Id { get; init; }

    public required string FromState { get; init; }

    public required string ToState { get; init; }

    public decimal? Amount { get; init; }

    public string? Reason { get; init; }

    public string? Metadata { get; init; }
}
