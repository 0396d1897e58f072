using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Webhooks;

/// <summary>Which deliveries a list shows; null does not filter.</summary>
public sealed record DeliveryFilter(InstitutionId? Institution)
{
    public WebhookId? Webhook { get; init; }

    public DeliveryState? State { get; init; }

    public DomainEventId? Event { get; init; }

    /// <summary>Of events of this type.</summary>
    public string? Type { get; init; }

    /// <summary>Made at that time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made before that time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Names the list that a cursor belongs to: other filters are another list.</summary>
    public Sha256Digest ToListName() => Sha256Digest.Of(JsonText.Write(this, static (json, it) =>
    {
        json.WriteString("list", "webhook-deliveries");
        json.WriteString("institution", it.Institution?.ToString());
        json.WriteString("webhook", it.Webhook?.ToString());
        json.WriteString("state", it.State?.ToString());
        json.WriteString("event", it.Event?.ToString());
        json.WriteString("type", it.Type);
        json.WriteString("from", it.From?.ToWireText());
        json.WriteString("to", it.To?.ToWireText());
    }).Text);
}
