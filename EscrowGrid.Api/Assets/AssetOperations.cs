using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Assets;

/// <summary>How the API describes assets.</summary>
internal static class AssetOperations
{
    private const string Tag = "Assets";

    public static readonly Operation Create = new(Tag, "createAsset", "Creates an asset")
    {
        Description = "Admin keys and root; root names the institution.",
        Body = fields => AssetEndpoints.ReadCommand(fields),
        BodyExample =
            """{"templateId":"tmpl_3f0d3a55-6c0f-4c0e-9a55-0d6f4b1f6a10","label":"Tower","metadata":{"lot":7}}""",
        Status = StatusCodes.Status201Created,
        Answer = typeof(AssetResponse),
        Refusals =
        [
            Problems.WriteForbidden, Problems.Forbidden, Problems.InvalidInstitutionContext, Problems.AssetRefused,
        ],
    };

    public static readonly Operation List = new(Tag, "listAssets", "Lists assets, oldest first")
    {
        Description = "Root sees all of them; a key sees its institution's.",
        Query =
        [
            QueryParameter.Text("institutionId", "Of this institution; for root."),
            QueryParameter.Text("templateId", "Of this template."),
            .. QueryParameter.PagingOrCursor,
        ],
        Answer = typeof(PageResponse<AssetResponse>),
    };

    public static readonly Operation Get = new(Tag, "getAsset", "Returns an asset")
    {
        Answer = typeof(AssetResponse),
        Refusals = [Problems.AssetForbidden, Problems.AssetNotFound],
    };
}
