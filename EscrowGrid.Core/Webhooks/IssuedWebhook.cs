namespace EscrowGrid.Core.Webhooks;

/// <summary>A webhook and its new secret, which is shown this once.</summary>
public sealed record IssuedWebhook(Webhook Webhook, string Secret);
