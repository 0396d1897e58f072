namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The table <c>event_relay_items</c>: events behind a consumer's place in the log that it has not handled.
/// </summary>
internal sealed class EventRelayItemRow
{
    public required string Consumer { get; init; }

    public Guid EventId { get; init; }

    public long LogTransaction { get; init; }

    public long LogSequence { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public Guid InstitutionId { get; init; }

    public required string Subject { get; init; }

    public required string Type { get; init; }

    public required string State { get; init; }

    public bool IsReplay { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
