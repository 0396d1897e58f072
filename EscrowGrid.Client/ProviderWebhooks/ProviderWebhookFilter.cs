using EscrowGrid.Client.Escrows;

namespace EscrowGrid.Client.ProviderWebhooks;

/// <summary>Filters that combine; null means any.</summary>
public sealed record ProviderWebhookFilter
{
    public PaymentRail? Rail { get; init; }

    public ProviderWebhookState? State { get; init; }

    /// <summary>The provider's word.</summary>
    public string? Type { get; init; }

    /// <summary>That says it is about this escrow.</summary>
    public string? EscrowId { get; init; }

    /// <summary>Received at that time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received before that time.</summary>
    public DateTimeOffset? To { get; init; }
}
