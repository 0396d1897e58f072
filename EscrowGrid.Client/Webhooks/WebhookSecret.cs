namespace EscrowGrid.Client.Webhooks;

/// <summary>That a webhook has a secret.</summary>
/// <param name="CreatedAt">Since when.</param>
/// <param name="EndsAt">Until when it signs; null for the newest.</param>
public sealed record WebhookSecret(DateTimeOffset CreatedAt, DateTimeOffset? EndsAt);
