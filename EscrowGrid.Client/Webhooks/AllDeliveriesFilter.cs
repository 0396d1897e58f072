namespace EscrowGrid.Client.Webhooks;

/// <summary>Which deliveries of all institutions; null means any, and those given combine.</summary>
public sealed record AllDeliveriesFilter
{
    public string? InstitutionId { get; init; }

    public string? WebhookId { get; init; }

    public string? EventId { get; init; }

    /// <summary>Of events of this type.</summary>
    public string? EventType { get; init; }

    public DeliveryState? State { get; init; }

    /// <summary>Made at that time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made before that time.</summary>
    public DateTimeOffset? To { get; init; }
}
