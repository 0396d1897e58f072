namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>event_consumers</c>: how far each has come in the log, and who works for it.</summary>
internal sealed class EventConsumerRow
{
    public required string Name { get; init; }

    /// <summary>With <see cref="LogSequence"/> the place of the last event that it has seen.</summary>
    public long LogTransaction { get; init; }

    public long LogSequence { get; init; }

    /// <summary>Grows with every new owner.</summary>
    public long Fence { get; init; }

    public string? Owner { get; init; }

    public DateTimeOffset LeasedUntil { get; init; }

    public bool IsPaused { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
