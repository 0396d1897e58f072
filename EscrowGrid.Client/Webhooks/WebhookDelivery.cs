using EscrowGrid.Client.Events;

namespace EscrowGrid.Client.Webhooks;

/// <summary>One event on its way to one webhook.</summary>
public sealed record WebhookDelivery(
    string Id,
    string InstitutionId,
    string WebhookId,
    string EventId,
    string EventType,
    string Subject,
    DeliveryState State,
    bool IsReplay,
    int Attempts,
    DateTimeOffset CreatedAt)
{
    /// <summary>Of a pending one.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Of one that is not pending.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The HTTP status of the last answer; null without one.</summary>
    public int? LastStatus { get; init; }

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public string? LastError { get; init; }

    /// <summary>What is sent; only of a delivery that was read alone.</summary>
    public CloudEvent? Event { get; init; }

    /// <summary>Oldest first; only of a delivery that was read alone.</summary>
    public IReadOnlyList<DeliveryAttempt>? AttemptLog { get; init; }
}
