using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Assets;

/// <summary><c>/assets</c>.</summary>
public sealed class AssetsClient
{
    private const string Root = "assets";

    private readonly ApiConnection _api;

    internal AssetsClient(ApiConnection api) => _api = api;

    public Task<Asset> CreateAsync(
        NewAsset asset, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Root,
            ApiConnection.Body(asset, WireJson.Default.NewAsset),
            idempotencyKey,
            WireJson.Default.Asset,
            cancellationToken);

    public Task<Page<Asset>> ListAsync(
        PageRequest page, AssetFilter? filter = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new QueryString(Root)
                .Add("institutionId", filter?.InstitutionId)
                .Add("templateId", filter?.TemplateId)
                .Add(page)
                .ToString(),
            WireJson.Default.PageAsset,
            cancellationToken);

    public Task<Asset> GetAsync(string assetId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(QueryString.Path($"{Root}/{assetId}"), WireJson.Default.Asset, cancellationToken);
}
