namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The table <c>webhook_deliveries</c>. It outlives its webhook, and holds what is sent byte for byte, so it needs
/// neither that nor the event any more.
/// </summary>
internal sealed class WebhookDeliveryRow
{
    public Guid Id { get; init; }

    /// <summary>The order in which deliveries were made.</summary>
    public long Number { get; init; }

    public Guid WebhookId { get; init; }

    public Guid InstitutionId { get; init; }

    public Guid EventId { get; init; }

    public required string EventType { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    public required string State { get; init; }

    public bool IsReplay { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Until when a worker attempts it; null when none does.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>Grows with every claim.</summary>
    public long Fence { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public int? LastStatus { get; init; }

    public string? LastError { get; init; }
}
