using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Institutions;

/// <summary>How the API describes institutions.</summary>
internal static class InstitutionOperations
{
    private const string Tag = "Institutions";

    public static readonly Operation Create = new(Tag, "createInstitution", "Creates an institution")
    {
        Description = "Root only.",
        Body = fields => InstitutionEndpoints.ReadCommand(fields),
        BodyExample = """{"name":"Harbour Bank","regions":["US","SG"],"verticals":["CONSTRUCTION"]}""",
        Status = StatusCodes.Status201Created,
        Answer = typeof(InstitutionResponse),
        Refusals = [Problems.Forbidden],
    };

    public static readonly Operation List = new(Tag, "listInstitutions", "Lists institutions, oldest first")
    {
        Description = "Root sees all of them; a key sees its own.",
        Query = QueryParameter.Paging,
        Answer = typeof(InstitutionResponse[]),
    };

    public static readonly Operation Get = new(Tag, "getInstitution", "Returns an institution")
    {
        Answer = typeof(InstitutionResponse),
        Refusals = [Problems.InstitutionForbidden, Problems.InstitutionNotFound],
    };
}
