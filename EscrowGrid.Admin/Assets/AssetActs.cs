using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Assets;

namespace EscrowGrid.Admin.Assets;

/// <summary>Creating assets.</summary>
internal static class AssetActs
{
    public static void MapAssetActs(this IEndpointRouteBuilder routes) => routes.MapAct("/do/assets", CreateAsync);

    private static async Task<Sent> CreateAsync(Submission it)
    {
        var created = await it.Api.Assets.CreateAsync(
            new NewAsset(it.Needed("templateId"), it.Needed("label"))
            {
                InstitutionId = it.Session.Institution,
                Metadata = it.Json("metadata"),
            },
            it.Once,
            it.Aborted);
        return new Sent($"/assets/{created.Id}", "asset.created");
    }
}
