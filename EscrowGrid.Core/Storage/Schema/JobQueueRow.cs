namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>job_queues</c>: only queues that an operator has paused or resumed.</summary>
internal sealed class JobQueueRow
{
    public required string Name { get; init; }

    public bool IsPaused { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }

    public required string Reason { get; init; }
}
