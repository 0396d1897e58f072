namespace EscrowGrid.Core.Webhooks;

/// <summary>A secret of a webhook as it is stored.</summary>
/// <param name="Sealed">By <see cref="WebhookSecretVault"/>.</param>
/// <param name="CreatedAt">In UTC, whole milliseconds.</param>
/// <param name="EndsAt">From when on it signs nothing; null while it is the newest.</param>
public sealed record WebhookSecret(byte[] Sealed, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt);
