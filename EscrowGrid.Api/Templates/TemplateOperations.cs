using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Templates;

/// <summary>How the API describes asset templates.</summary>
internal static class TemplateOperations
{
    private const string Tag = "Asset templates";

    public static readonly Operation Create = new(Tag, "createAssetTemplate", "Creates an asset template")
    {
        Description = "Admin keys and root; root names the institution. `code` decides what `config` must hold.",
        Body = fields => TemplateEndpoints.ReadCommand(fields),
        BodyExample =
            """
            {"code":"CONSTR_ESCROW","name":"Escrow","vertical":"CONSTRUCTION","region":"US",
             "config":{"currency":"USD","region":"US"}}
            """,
        Status = StatusCodes.Status201Created,
        Answer = typeof(TemplateResponse),
        Refusals =
        [
            Problems.WriteForbidden, Problems.Forbidden, Problems.InvalidInstitutionContext, Problems.TemplateRefused,
        ],
    };

    public static readonly Operation List = new(Tag, "listAssetTemplates", "Lists asset templates, oldest first")
    {
        Description = "Root sees all of them; a key sees its institution's.",
        Query =
        [
            QueryParameter.Text("institutionId", "Of this institution; for root."), .. QueryParameter.PagingOrCursor,
        ],
        Answer = typeof(PageResponse<TemplateResponse>),
    };

    public static readonly Operation Get = new(Tag, "getAssetTemplate", "Returns an asset template")
    {
        Answer = typeof(TemplateResponse),
        Refusals = [Problems.TemplateForbidden, Problems.TemplateNotFound],
    };
}
