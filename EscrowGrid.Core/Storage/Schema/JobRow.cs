namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>jobs</c>.</summary>
internal sealed class JobRow
{
    public Guid Id { get; init; }

    /// <summary>The order of enqueueing; within an ordering key also the order of the commits.</summary>
    public long Number { get; init; }

    public required string Type { get; init; }

    public required string Queue { get; init; }

    public required string State { get; init; }

    public required string Lane { get; init; }

    public int Priority { get; init; }

    public string? OrderingKey { get; init; }

    public string? DedupKey { get; init; }

    public required string Payload { get; init; }

    public bool IsAboutMoney { get; init; }

    public int Attempt { get; init; }

    public int MaxAttempts { get; init; }

    /// <summary>Grows with each time that the job is taken.</summary>
    public long Fence { get; init; }

    /// <summary>Whoever took it last.</summary>
    public string? Worker { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset RunAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Until when a ticket that an engine holds is awaited; never in the Domain lane.</summary>
    public DateTimeOffset? TicketUntil { get; init; }

    /// <summary>An array of the latest failed attempts.</summary>
    public required string Failures { get; init; }
}
