using System.Text.Json;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Webhooks;

/// <summary><c>/institutions/{id}/webhook-deliveries</c>.</summary>
public sealed class WebhookDeliveriesClient
{
    private readonly ApiConnection _api;

    internal WebhookDeliveriesClient(ApiConnection api) => _api = api;

    /// <summary>Oldest first; finished ones are kept for 30 days.</summary>
    public Task<Page<WebhookDelivery>> ListAsync(
        string institutionId,
        PageRequest page,
        DeliveryFilter? filter = null,
        CancellationToken cancellationToken = default)
    {
        var state = filter?.State is { } wanted
            ? JsonSerializer.SerializeToElement(wanted, WireJson.Default.DeliveryState).GetString()
            : null;
        var query = new QueryString(Path(institutionId))
            .Add("webhookId", filter?.WebhookId)
            .Add("eventId", filter?.EventId)
            .Add("state", state)
            .Add(page);
        return _api.GetAsync(query.ToString(), WireJson.Default.PageWebhookDelivery, cancellationToken);
    }

    /// <summary>One with what was sent, its attempts, and what came back.</summary>
    public Task<WebhookDelivery> GetAsync(
        string institutionId, string deliveryId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            QueryString.Path($"institutions/{institutionId}/webhook-deliveries/{deliveryId}"),
            WireJson.Default.WebhookDelivery,
            cancellationToken);

    /// <summary>Sends its message again, as a new delivery.</summary>
    public Task<ReplayCount> ReplayAsync(
        string institutionId,
        string deliveryId,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"institutions/{institutionId}/webhook-deliveries/{deliveryId}/replay"),
            content: null,
            idempotencyKey,
            WireJson.Default.ReplayCount,
            cancellationToken);

    private static string Path(string institutionId) =>
        QueryString.Path($"institutions/{institutionId}/webhook-deliveries");
}
