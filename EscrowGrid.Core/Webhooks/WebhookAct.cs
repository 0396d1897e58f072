namespace EscrowGrid.Core.Webhooks;

/// <summary>What somebody does to a webhook.</summary>
/// <param name="After">The webhook as it is then.</param>
/// <param name="Outcome">What the request is answered with.</param>
public sealed record WebhookAct(Webhook After, object Outcome)
{
    /// <summary>What is sent to it.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries { get; init; } = [];

    public bool IsDeletion { get; init; }

    /// <summary>Why an operator did it; null for the owner, who owes nobody a reason.</summary>
    public string? Reason { get; init; }
}
