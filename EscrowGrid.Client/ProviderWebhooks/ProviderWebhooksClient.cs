using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.ProviderWebhooks;

/// <summary><c>/operations/provider-webhooks</c>, for the root key and operators.</summary>
public sealed class ProviderWebhooksClient
{
    private const string Root = "operations/provider-webhooks";

    private readonly ApiConnection _api;

    internal ProviderWebhooksClient(ApiConnection api) => _api = api;

    /// <summary>Oldest first.</summary>
    public Task<Page<ProviderWebhook>> ListAsync(
        PageRequest page, ProviderWebhookFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var query = new QueryString(Root)
            .Add("rail", Name(filter?.Rail, WireJson.Default.PaymentRail))
            .Add("state", Name(filter?.State, WireJson.Default.ProviderWebhookState))
            .Add("type", filter?.Type)
            .Add("escrowId", filter?.EscrowId)
            .Add("from", Text(filter?.From))
            .Add("to", Text(filter?.To))
            .Add(page);
        return _api.GetAsync(query.ToString(), WireJson.Default.PageProviderWebhook, cancellationToken);
    }

    /// <summary>One with what it said, as far as operators may see that.</summary>
    public Task<ProviderWebhook> GetAsync(string webhookId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            QueryString.Path($"operations/provider-webhooks/{webhookId}"),
            WireJson.Default.ProviderWebhook,
            cancellationToken);

    /// <summary>Has the provider asked once more about what it told of.</summary>
    public Task<ProcessedWebhook> ProcessAsync(
        string webhookId,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.ActAsync(
            QueryString.Path($"operations/provider-webhooks/{webhookId}/process"),
            reason,
            idempotencyKey,
            WireJson.Default.ProcessedWebhook,
            cancellationToken);

    /// <summary>Says that nothing is to be done about one that waits for an operator.</summary>
    public Task<ProviderWebhook> DismissAsync(
        string webhookId,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.ActAsync(
            QueryString.Path($"operations/provider-webhooks/{webhookId}/dismiss"),
            reason,
            idempotencyKey,
            WireJson.Default.ProviderWebhook,
            cancellationToken);

    private static string? Text(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    private static string? Name<TEnum>(TEnum? value, JsonTypeInfo<TEnum> type)
        where TEnum : struct, Enum =>
        value is { } named ? JsonSerializer.SerializeToElement(named, type).GetString() : null;
}
