namespace EscrowGrid.Api.Webhooks;

/// <summary>That there is a secret; <c>endsAt</c> is absent from the newest.</summary>
internal sealed record WebhookSecretResponse(DateTimeOffset CreatedAt, DateTimeOffset? EndsAt);
