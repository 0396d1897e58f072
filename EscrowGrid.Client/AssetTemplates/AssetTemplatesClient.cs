using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.AssetTemplates;

/// <summary><c>/asset-templates</c>.</summary>
public sealed class AssetTemplatesClient
{
    private const string Root = "asset-templates";

    private readonly ApiConnection _api;

    internal AssetTemplatesClient(ApiConnection api) => _api = api;

    public Task<AssetTemplate> CreateAsync(
        NewAssetTemplate template, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Root,
            ApiConnection.Body(template, WireJson.Default.NewAssetTemplate),
            idempotencyKey,
            WireJson.Default.AssetTemplate,
            cancellationToken);

    /// <param name="page">Which rows.</param>
    /// <param name="institutionId">A filter for the root key; ignored for every other.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<AssetTemplate>> ListAsync(
        PageRequest page, string? institutionId = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new QueryString(Root).Add("institutionId", institutionId).Add(page).ToString(),
            WireJson.Default.PageAssetTemplate,
            cancellationToken);

    public Task<AssetTemplate> GetAsync(string templateId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            QueryString.Path($"{Root}/{templateId}"), WireJson.Default.AssetTemplate, cancellationToken);
}
