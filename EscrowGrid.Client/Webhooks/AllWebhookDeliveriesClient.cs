using System.Globalization;
using System.Text.Json;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Webhooks;

/// <summary><c>/operations/webhook-deliveries</c>, for the root key and operators.</summary>
public sealed class AllWebhookDeliveriesClient
{
    private const string Root = "operations/webhook-deliveries";

    private readonly ApiConnection _api;

    internal AllWebhookDeliveriesClient(ApiConnection api) => _api = api;

    /// <summary>Of all institutions, oldest first.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cursor">An earlier page's <see cref="CursorPage{T}.NextCursor"/>; null for the beginning.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<CursorPage<WebhookDelivery>> ListAsync(
        AllDeliveriesFilter? filter = null, string? cursor = null, CancellationToken cancellationToken = default)
    {
        var state = filter?.State is { } wanted
            ? JsonSerializer.SerializeToElement(wanted, WireJson.Default.DeliveryState).GetString()
            : null;
        var query = new QueryString(Root)
            .Add("institutionId", filter?.InstitutionId)
            .Add("webhookId", filter?.WebhookId)
            .Add("eventId", filter?.EventId)
            .Add("eventType", filter?.EventType)
            .Add("state", state)
            .Add("from", Text(filter?.From))
            .Add("to", Text(filter?.To))
            .Add("cursor", cursor);
        return _api.GetAsync(query.ToString(), WireJson.Default.CursorPageWebhookDelivery, cancellationToken);
    }

    /// <summary>One with what was sent, its attempts, and what came back.</summary>
    public Task<WebhookDelivery> GetAsync(string deliveryId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            QueryString.Path($"operations/webhook-deliveries/{deliveryId}"),
            WireJson.Default.WebhookDelivery,
            cancellationToken);

    /// <summary>Sends its message again, as a new delivery; the reason is kept.</summary>
    public Task<ReplayCount> ReplayAsync(
        string deliveryId,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.ActAsync(
            QueryString.Path($"operations/webhook-deliveries/{deliveryId}/replay"),
            reason,
            idempotencyKey,
            WireJson.Default.ReplayCount,
            cancellationToken);

    /// <summary>Gives a pending one up: nothing more is sent for it; the reason is kept.</summary>
    public Task<WebhookDelivery> CancelAsync(
        string deliveryId,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.ActAsync(
            QueryString.Path($"operations/webhook-deliveries/{deliveryId}/cancel"),
            reason,
            idempotencyKey,
            WireJson.Default.WebhookDelivery,
            cancellationToken);

    private static string? Text(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
