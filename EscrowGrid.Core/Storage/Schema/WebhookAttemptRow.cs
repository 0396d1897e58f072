namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>webhook_attempts</c>: what was sent once, and what came back.</summary>
internal sealed class WebhookAttemptRow
{
    public Guid DeliveryId { get; init; }

    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    public long DurationMs { get; init; }

    public int? Status { get; init; }

    public string? Error { get; init; }

    public required string Request { get; init; }

    public string? Answer { get; init; }
}
