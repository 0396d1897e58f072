using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Webhooks;

/// <summary>
/// A webhook on the wire; <c>secret</c>, by which its receiver knows us, only in the answer that creates it.
/// </summary>
internal sealed record WebhookResponse(
    string Id,
    string InstitutionId,
    string Url,
    string? Description,
    IReadOnlyList<string>? EventTypes,
    string State,
    IReadOnlyList<WebhookSecretResponse> Secrets,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version,
    string? Secret)
{
    public const string Enabled = "ENABLED";

    /// <summary>The states, in the order of a life.</summary>
    public static readonly IReadOnlyList<string> States = [Enabled, .. Core.Identifiers.WireName<WebhookStop>.All];

    public static WebhookResponse From(Webhook webhook) => From(webhook, secret: null);

    public static WebhookResponse From(IssuedWebhook issued) => From(issued.Webhook, issued.Secret);

    private static WebhookResponse From(Webhook webhook, string? secret) => new(
        webhook.Id.ToString(),
        webhook.Institution.ToString(),
        webhook.Settings.Url.OriginalString,
        webhook.Settings.Description,
        webhook.Settings.EventTypes,
        webhook.Stop is { } stop ? Core.Identifiers.WireName<WebhookStop>.Of(stop) : Enabled,
        [.. webhook.Secrets.Select(it => new WebhookSecretResponse(it.CreatedAt, it.EndsAt))],
        webhook.CreatedAt,
        webhook.UpdatedAt,
        webhook.Version,
        secret);
}
