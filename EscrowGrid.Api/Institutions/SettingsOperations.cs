using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Institutions;

/// <summary>How the API describes the settings of an institution.</summary>
internal static class SettingsOperations
{
    private const string Tag = "Institutions";

    public static readonly Operation Get = new(Tag, "getInstitutionSettings", "Returns an institution's settings")
    {
        Answer = typeof(SettingsResponse),
        Refusals = [Problems.SettingsForbidden, Problems.InstitutionNotFound],
    };

    public static readonly Operation Put = new(Tag, "putInstitutionSettings", "Sets an institution's settings")
    {
        Description = "With enforcement, the institution's regions and verticals bind its templates, and the config of "
            + "a template its positions. `If-Match` is optional.",
        Body = fields => SettingsEndpoints.ReadEnforcement(fields),
        BodyExample = """{"enforcement":{"enabled":true}}""",
        Answer = typeof(SettingsResponse),
        Refusals =
        [
            Problems.SettingsChangeForbidden,
            Problems.InstitutionNotFound,
            Problems.InvalidIfMatch,
            Problems.PreconditionFailed,
        ],
    };
}
