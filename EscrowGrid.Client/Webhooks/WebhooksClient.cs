using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Webhooks;

/// <summary><c>/institutions/{id}/webhooks</c>.</summary>
public sealed class WebhooksClient
{
    private readonly ApiConnection _api;

    internal WebhooksClient(ApiConnection api) => _api = api;

    /// <summary>
    /// Registers an address. Its secret is answered once: a repeat with the same <paramref name="idempotencyKey"/> is a
    /// conflict whose details name the webhook that exists.
    /// </summary>
    public Task<Webhook> CreateAsync(
        string institutionId,
        WebhookSettings settings,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Path(institutionId),
            ApiConnection.Body(settings, WireJson.Default.WebhookSettings),
            idempotencyKey,
            WireJson.Default.Webhook,
            cancellationToken);

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<Webhook>> ListAsync(
        string institutionId, CancellationToken cancellationToken = default) =>
        await _api.GetAsync(Path(institutionId), WireJson.Default.WebhookArray, cancellationToken);

    public Task<Webhook> GetAsync(
        string institutionId, string webhookId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(Path(institutionId, webhookId), WireJson.Default.Webhook, cancellationToken);

    /// <summary>Gives it other settings, the whole of them.</summary>
    public Task<Webhook> PutAsync(
        string institutionId,
        string webhookId,
        WebhookSettings settings,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return _api.PutAsync(
            Path(institutionId, webhookId),
            ApiConnection.Body(settings, WireJson.Default.WebhookSettings),
            WriteConditions.OnVersion(idempotencyKey, settings.IfVersion),
            WireJson.Default.Webhook,
            cancellationToken);
    }

    /// <summary>Deletes it, and cancels what was to be sent to it.</summary>
    public Task<Webhook> DeleteAsync(
        string institutionId,
        string webhookId,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.DeleteAsync(
            Path(institutionId, webhookId), idempotencyKey, WireJson.Default.Webhook, cancellationToken);

    /// <summary>Goes on sending: what waited is sent now.</summary>
    public Task<Webhook> EnableAsync(
        string institutionId,
        string webhookId,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        ActAsync(institutionId, webhookId, "enable", idempotencyKey, cancellationToken);

    /// <summary>Stops sending.</summary>
    public Task<Webhook> DisableAsync(
        string institutionId,
        string webhookId,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        ActAsync(institutionId, webhookId, "disable", idempotencyKey, cancellationToken);

    /// <summary>Makes a new secret, answered once.</summary>
    /// <param name="institutionId">Whose.</param>
    /// <param name="webhookId">Which one.</param>
    /// <param name="grace">How long the earlier secrets go on signing: whole seconds, up to seven days.</param>
    /// <param name="idempotencyKey">The caller's own, or null for a new one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Webhook> RotateSecretAsync(
        string institutionId,
        string webhookId,
        TimeSpan grace = default,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Path(institutionId, webhookId) + "/rotate-secret",
            ApiConnection.Body(
                new SecretRotation((long)grace.TotalSeconds), WireJson.Default.SecretRotation),
            idempotencyKey,
            WireJson.Default.Webhook,
            cancellationToken);

    /// <summary>Sends it an event that stands for nothing; read the delivery to see what came.</summary>
    public Task<WebhookDelivery> TestAsync(
        string institutionId,
        string webhookId,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Path(institutionId, webhookId) + "/test",
            content: null,
            idempotencyKey,
            WireJson.Default.WebhookDelivery,
            cancellationToken);

    /// <summary>Sends its messages again, by state and time; at most 1,000.</summary>
    public Task<ReplayCount> ReplayAsync(
        string institutionId,
        string webhookId,
        Replay replay,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Path(institutionId, webhookId) + "/replay",
            ApiConnection.Body(replay, WireJson.Default.Replay),
            idempotencyKey,
            WireJson.Default.ReplayCount,
            cancellationToken);

    private static string Path(string institutionId) => QueryString.Path($"institutions/{institutionId}/webhooks");

    private static string Path(string institutionId, string webhookId) =>
        QueryString.Path($"institutions/{institutionId}/webhooks/{webhookId}");

    private Task<Webhook> ActAsync(
        string institutionId,
        string webhookId,
        string act,
        string? idempotencyKey,
        CancellationToken cancellationToken) =>
        _api.PostAsync(
            $"{Path(institutionId, webhookId)}/{act}",
            content: null,
            idempotencyKey,
            WireJson.Default.Webhook,
            cancellationToken);
}
