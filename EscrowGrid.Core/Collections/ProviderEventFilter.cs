using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>Which webhooks of payment providers a list shows; null does not filter.</summary>
public sealed record ProviderEventFilter
{
    public static readonly ProviderEventFilter Everything = new();

    public Rail? Rail { get; init; }

    public ProviderEventState? State { get; init; }

    /// <summary>Of the provider's type.</summary>
    public string? Type { get; init; }

    /// <summary>That says it is about this escrow.</summary>
    public EscrowId? Escrow { get; init; }

    /// <summary>Received at that time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received before that time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Names the list that a cursor belongs to: other filters are another list.</summary>
    public Sha256Digest ToListName() => Sha256Digest.Of(JsonText.Write(this, static (json, it) =>
    {
        json.WriteString("list", "provider-webhooks");
        json.WriteString("rail", it.Rail?.ToString());
        json.WriteString("state", it.State?.ToString());
        json.WriteString("type", it.Type);
        json.WriteString("escrow", it.Escrow?.ToString());
        json.WriteString("from", it.From?.ToWireText());
        json.WriteString("to", it.To?.ToWireText());
    }).Text);
}
