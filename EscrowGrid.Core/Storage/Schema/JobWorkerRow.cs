namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>job_workers</c>: the workers that were seen lately.</summary>
internal sealed class JobWorkerRow
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string[] Queues { get; init; }

    public int Slots { get; init; }

    public int Busy { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }
}
